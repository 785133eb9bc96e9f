/* Les mauvaises habitudes d'anciennes bibliothèques : elles étendent ce qui ne leur appartient pas. */
(function () {
  window.$ = window.jQuery = function (selector) {
    return document.querySelectorAll(selector);
  };
  window.$.fn = { jquery: '1.4.2' };

  Array.prototype.each = function (callback) {
    for (var index = 0; index < this.length; index += 1) callback(this[index], index);
    return this;
  };
  String.prototype.strip = function () {
    return this.replace(/^\s+|\s+$/g, '');
  };
  document.addEventListener(
    'click',
    function (event) {
      if (event.target.tagName === 'BLINK') event.preventDefault();
    },
    true,
  );
})();

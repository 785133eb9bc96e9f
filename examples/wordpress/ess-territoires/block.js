/** The block in the editor: the list as visitors will see it, and beside it what it asks for. Runs as it is written. */
(({ blocks, blockEditor, components, element: { createElement: el }, i18n: { __ }, serverSideRender: Preview }) => {
  const text =
    (name, label, help) =>
    ({ attributes, setAttributes }) =>
      el(components.TextControl, {
        key: name,
        label,
        help,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
      });
  const number =
    (name, label, min, max) =>
    ({ attributes, setAttributes }) =>
      el(components.RangeControl, {
        key: name,
        label,
        min,
        max,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
      });
  const domain = 'ess-territoires';
  const collection = ({ attributes, setAttributes }) =>
    el(components.SelectControl, {
      key: 'stem',
      label: __('Contenu', domain),
      value: attributes.stem,
      options: [
        { value: 'agenda', label: __('Rendez-vous', domain) },
        { value: 'chiffres-cles', label: __('Chiffres clés', domain) },
        { value: 'initiatives', label: __('Initiatives', domain) },
        { value: 'ressources', label: __('Ressources', domain) },
        { value: 'dispositifs', label: __('Dispositifs', domain) },
      ],
      onChange: (stem) => setAttributes({ stem }),
    });
  const controls = [
    collection,
    text(
      'territory',
      __('Territoire', domain),
      __('Codes séparés par des espaces : DEP-49, COM-49127, REG-52. Vide : toute la France.', domain),
    ),
    text('topic', __('Thèmes', domain), __('Séparés par des espaces : alimentation, mobilite.', domain)),
    text('q', __('Mots recherchés', domain)),
    number('limit', __('Nombre de fiches', domain), 1, 100),
    number('headingLevel', __('Niveau du premier titre', domain), 2, 5),
  ];
  blocks.registerBlockType('ess-territoires/list', {
    edit: (props) =>
      el(
        'div',
        blockEditor.useBlockProps(),
        el(
          blockEditor.InspectorControls,
          null,
          el(
            components.PanelBody,
            { title: __('Ce qui est montré', domain) },
            controls.map((control) => control(props)),
          ),
        ),
        // Links of a preview are not followed.
        el(components.Disabled, null, el(Preview, { block: 'ess-territoires/list', attributes: props.attributes })),
      ),
    save: () => null,
  });
})(window.wp);

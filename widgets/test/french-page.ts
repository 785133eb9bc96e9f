/** The page of the tests is that of a town hall. */
document.documentElement.lang = 'fr';

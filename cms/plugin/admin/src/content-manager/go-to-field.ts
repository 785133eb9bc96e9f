/**
 * Goes to a field of the form that a link names. Strapi's own `?field=` breaks the page of an entry that holds
 * repeated components (5.54), so the parameter is ours.
 */
export const FIELD_PARAMETER = 'ess-field';

/** Milliseconds between two looks at a form that is being drawn, and after how many one gives up. */
const PAUSE = 200;
const MOST_LOOKS = 40;

/**
 * @param path Of the field: `period_start`, `occurrences.0.start`. Inside a component, the form goes to the component.
 * @param label Of the top field, as the form shows it.
 * @returns What stops looking.
 */
export function goToField(path: string, label: string): () => void {
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const field = fieldNamed(path) ?? fieldLabelled(label);
    if (field) {
      field.scrollIntoView({ block: 'center' });
      field.focus({ preventScroll: true });
    }
    if (field || looks === MOST_LOOKS) clearInterval(timer);
  }, PAUSE);
  return () => clearInterval(timer);
}

function fieldNamed(path: string): HTMLElement | undefined {
  const field = document.getElementsByName(path)[0];
  // Some fields keep their value in an input that nobody sees.
  return field?.checkVisibility() ? field : undefined;
}

/** Components and relations bear no name: their label does, with a count and a star behind it. */
function fieldLabelled(label: string): HTMLElement | undefined {
  return [...document.querySelectorAll('label')].find(
    (element) => element.textContent.replace(/[\s*]*(?:\(\d+\))?[\s*]*$/, '') === label,
  );
}

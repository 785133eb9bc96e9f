// @ts-check
export function customElementsManifest() {
  return {};
}

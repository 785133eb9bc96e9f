/** The elements as React components: attributes in types, events as properties, children as the fallback. */
import { createElement, useEffect, useRef, type ReactElement, type ReactNode } from 'react';

/** `ess-ready`: content is shown. */
export interface ReadyDetail {
  readonly total: number;
  readonly shown: number;
  readonly foundAt: string | null;
  readonly asOf: string;
}

/** `ess-select`: the reader chose an entry; `preventDefault()` keeps the browser from following the link. */
export interface SelectDetail {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly url: string | null;
}

/** What every element takes; several values of a filter stand in a list. */
export interface EssProperties {
  /** Address of the CMS, without a final slash. */
  readonly endpoint: string;
  readonly territory?: readonly string[];
  readonly topic?: readonly string[];
  readonly publisher?: readonly string[];
  readonly organisation?: readonly string[];
  /** Slug of a saved selection. */
  readonly selection?: string;
  readonly q?: string;
  readonly limit?: number;
  readonly heading?: string;
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6;
  readonly appearance?: 'light' | 'dark' | 'auto';
  readonly lang?: 'fr' | 'en';
  readonly onReady?: (detail: ReadyDetail) => void;
  readonly onSelect?: (detail: SelectDetail, event: Event) => void;
  /** Shown until there is content, and when there is none to be had. */
  readonly children: ReactNode;
}

export interface AgendaProperties extends EssProperties {
  readonly kind?: readonly string[];
  readonly when?: 'upcoming' | 'past' | 'recurring' | 'all';
  readonly days?: number;
}

type Element = 'ess-agenda' | 'ess-key-figures' | 'ess-initiatives' | 'ess-resources';

function useEssElement<Properties extends EssProperties>(name: Element, properties: Properties): ReactElement {
  const element = useRef<HTMLElement>(null);
  const { children, onReady, onSelect, headingLevel, ...others } = properties;

  useEffect(() => {
    const current = element.current;
    if (!current) return undefined;
    const ready = (event: Event) => {
      if (event instanceof CustomEvent) onReady?.(event.detail);
    };
    const select = (event: Event) => {
      if (event instanceof CustomEvent) onSelect?.(event.detail, event);
    };
    current.addEventListener('ess-ready', ready);
    current.addEventListener('ess-select', select);
    return () => {
      current.removeEventListener('ess-ready', ready);
      current.removeEventListener('ess-select', select);
    };
  }, [onReady, onSelect]);

  const attributes = Object.entries({ ...others, 'heading-level': headingLevel }).flatMap(([attribute, value]) =>
    value === undefined ? [] : [[attribute, Array.isArray(value) ? value.join(' ') : String(value)]],
  );
  return createElement(name, { ref: element, ...Object.fromEntries(attributes) }, children);
}

export const EssAgenda = (properties: AgendaProperties) => useEssElement('ess-agenda', properties);
export const EssKeyFigures = (properties: EssProperties) => useEssElement('ess-key-figures', properties);
export const EssInitiatives = (properties: EssProperties) => useEssElement('ess-initiatives', properties);
export const EssResources = (properties: EssProperties) => useEssElement('ess-resources', properties);

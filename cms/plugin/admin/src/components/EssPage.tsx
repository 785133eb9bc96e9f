/** The frame of a page of the ESS section: its title, a sentence, a way back, its content. */
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function EssPage({ title, subtitle, actions, children }: Props) {
  return (
    <Layouts.Root>
      <Page.Title>{title}</Page.Title>
      <Page.Main>
        <Layouts.Header
          title={title}
          subtitle={subtitle}
          primaryAction={actions}
          navigationAction={<BackButton fallback="/plugins/ess" />}
        />
        <Layouts.Content>{children}</Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}

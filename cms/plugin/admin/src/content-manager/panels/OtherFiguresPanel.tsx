/** « Autres valeurs de cet indicateur », beside the form of a key figure. */
import { Flex, Link, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { OtherFigure, OtherFigures } from '../../../../shared/contracts/figures';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { DocumentLink } from '../../components/DocumentLink';
import { useWords } from '../../translations/use-words';
import { savedEntry, versionOf, type EditedDocument, type Panel } from './edited-document';

const KEY_FIGURE = 'plugin::ess.key-figure';

export function OtherFiguresPanel(props: EditedDocument): Panel | null {
  const words = useWords();
  const api = useApi();
  const documentId = props.model === KEY_FIGURE ? savedEntry(props)?.documentId : undefined;
  const version = versionOf(props);
  const ask = useCallback(
    () => api.get<OtherFigures>(`/figures/${documentId ?? ''}/others`, { version }),
    [api, documentId, version],
  );
  const { data } = useAnswer(documentId === undefined ? undefined : ask);
  if (!data?.indicator) return null;
  return { title: words('ess.figures.others'), content: <Others {...data} /> };
}

function Others({ indicator, figures, total }: OtherFigures) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral600">
        {words('ess.figures.others.of', { indicator: indicator?.label ?? '' })}
      </Typography>
      {figures.length === 0 ? <Typography>{words('ess.figures.others.none')}</Typography> : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {figures.map((figure) => (
          <li key={figure.documentId}>
            <Other figure={figure} />
          </li>
        ))}
      </Flex>
      {total > figures.length ? (
        <Typography variant="pi">{words('ess.figures.others.more', { count: total - figures.length })}</Typography>
      ) : null}
    </Flex>
  );
}

function Other({ figure }: { readonly figure: OtherFigure }) {
  const words = useWords();
  const { documentId, title, value, asPublished, territory, period, source, isPublished, explanation } = figure;
  const known = [territory, period ?? words('ess.figures.noPeriod'), source ?? words('ess.figures.noSource')];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold">{value}</Typography>
      <Typography variant="pi">{words('ess.figures.asPublished', { text: asPublished })}</Typography>
      <Typography variant="pi">{known.filter((part) => part !== null).join(', ')}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {words(isPublished ? 'ess.figures.published' : 'ess.figures.draft')}
      </Typography>
      <Comparison figure={figure} />
      {explanation === null ? null : <Typography variant="pi">{explanation}</Typography>}
      {figure.isInReach ? (
        <DocumentLink uid={KEY_FIGURE} documentId={documentId}>
          {title}
        </DocumentLink>
      ) : null}
      {!figure.isInReach && figure.pageUrl !== null ? (
        <Link href={figure.pageUrl} isExternal>
          {title}
        </Link>
      ) : null}
    </Flex>
  );
}

function Comparison({ figure: { differences } }: { readonly figure: OtherFigure }) {
  const words = useWords();
  const intl = useIntl();
  if (differences.length === 0) return <Typography variant="pi">{words('ess.figures.comparable')}</Typography>;
  const reasons = intl.formatList(differences.map((difference) => words(`ess.figures.difference.${difference}`)));
  return (
    <Typography variant="pi" textColor="danger600">
      {words('ess.figures.notComparable', { reasons })}
    </Typography>
  );
}

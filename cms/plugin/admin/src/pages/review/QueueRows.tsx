import { Badge, Flex, Typography } from '@strapi/design-system';
import type { ReviewItem } from '../../../../shared/contracts/review';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import { useWords } from '../../translations/use-words';
import { useTypeName } from '../people/names';
import { Decide } from './Decide';
import { useReasonName } from './names';

interface Props {
  readonly items: readonly ReviewItem[];
  readonly onDecided: () => void;
}

export function QueueRows({ items, onDecided }: Props) {
  const words = useWords();
  const reasonName = useReasonName();
  return (
    <Rows
      label={words('ess.review.title')}
      headings={[
        words('ess.review.reason'),
        words('ess.review.entry'),
        words('ess.review.field'),
        words('ess.review.decision'),
      ]}
      rows={items.map((item) => ({
        key: [item.uid, item.documentId, item.reason, item.field].join(' '),
        cells: [
          reasonName(item.reason),
          <Entry key="entry" item={item} />,
          <Where key="field" item={item} />,
          <Decide key="decision" item={item} onDecided={onDecided} />,
        ],
      }))}
    />
  );
}

/** The cells of the design system do not wrap: notes are sentences. */
const WRAPPED = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

function Entry({ item: { uid, documentId, title, isPublished, publisher } }: { readonly item: ReviewItem }) {
  const words = useWords();
  const typeName = useTypeName();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} width="32rem" style={WRAPPED}>
      <DocumentLink uid={uid} documentId={documentId}>
        {title}
      </DocumentLink>
      <Flex gap={2} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {[typeName(uid), ...(publisher ? [publisher.name] : [])].join(', ')}
        </Typography>
        {isPublished ? null : <Badge>{words('ess.review.draft')}</Badge>}
      </Flex>
    </Flex>
  );
}

function Where({ item: { uid, documentId, title, field, fieldName, details } }: { readonly item: ReviewItem }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} width="32rem" style={WRAPPED}>
      {field === '' ? (
        <Typography textColor="neutral800">{words('ess.review.wholeEntry')}</Typography>
      ) : (
        <DocumentLink
          uid={uid}
          documentId={documentId}
          field={field}
          label={words('ess.review.openField', { field: fieldName, title })}
        >
          {fieldName}
        </DocumentLink>
      )}
      {details.map((detail) => (
        <Typography key={detail} variant="pi" textColor="neutral600">
          {detail}
        </Typography>
      ))}
    </Flex>
  );
}

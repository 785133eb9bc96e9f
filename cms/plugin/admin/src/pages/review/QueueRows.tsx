import { Badge, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ReviewItem } from '../../../../shared/contracts/review';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import { useWords } from '../../translations/use-words';
import { useTypeName } from '../people/names';
import { Decide } from './Decide';
import { DecideMany } from './DecideMany';
import { useReasonName } from './names';

interface Props {
  readonly items: readonly ReviewItem[];
  readonly onDecided: () => void;
}

const keyOf = ({ uid, documentId, reason, field }: ReviewItem): string => [uid, documentId, reason, field].join(' ');

export function QueueRows({ items, onDecided }: Props) {
  const words = useWords();
  const reasonName = useReasonName();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What was chosen on another page, or decided since, is not acted on.
  const shown = items.filter((item) => chosen.has(keyOf(item)));
  const choose = (wanted: readonly ReviewItem[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const item of wanted) next[isChosen ? 'add' : 'delete'](keyOf(item));
    setChosen(next);
  };
  const isAll = shown.length === items.length;
  const decided = () => {
    setChosen(new Set());
    onDecided();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <DecideMany items={shown} onDecided={decided} />
      <Rows
        label={words('ess.review.title')}
        choice={
          <Checkbox
            aria-label={words('ess.review.chooseAll')}
            checked={isAll || (shown.length > 0 && 'indeterminate')}
            onCheckedChange={() => choose(items, !isAll)}
          />
        }
        headings={[
          words('ess.review.reason'),
          words('ess.review.entry'),
          words('ess.review.field'),
          words('ess.review.decision'),
        ]}
        rows={items.map((item) => ({
          key: keyOf(item),
          cells: [
            <Checkbox
              key="choice"
              aria-label={words('ess.review.choose', { reason: reasonName(item.reason), title: item.title })}
              checked={chosen.has(keyOf(item))}
              onCheckedChange={(checked) => choose([item], checked === true)}
            />,
            reasonName(item.reason),
            <Entry key="entry" item={item} />,
            <Where key="field" item={item} />,
            <Decide key="decision" item={item} onDecided={onDecided} />,
          ],
        }))}
      />
    </Flex>
  );
}

/** The cells of the design system do not wrap: notes are sentences. */
const WRAPPED = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

function Entry({ item: { uid, documentId, title, isPublished, isSoon, publisher } }: { readonly item: ReviewItem }) {
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
        {isSoon ? <Badge active>{words('ess.review.isSoon')}</Badge> : null}
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

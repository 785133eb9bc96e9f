import { Badge, Box, Typography } from '@strapi/design-system';
import type { MentionList } from '../../../../shared/contracts/people';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import type { MessageId } from '../../translations/features';
import { useWords } from '../../translations/use-words';
import { useFieldName, useTypeName, useVersionName } from './names';

interface Props {
  readonly found: MentionList;
  /** What to say when there is none. */
  readonly none: MessageId;
}

/** Texts that seem to hold a name, the certain ones first. */
export function Mentions({ found: { mentions, hasMoreMentions }, none }: Props) {
  const words = useWords();
  const typeName = useTypeName();
  const fieldName = useFieldName();
  const versionName = useVersionName();
  if (mentions.length === 0) return <Typography>{words(none)}</Typography>;
  return (
    <>
      {hasMoreMentions ? <Typography>{words('ess.people.mentions.more')}</Typography> : null}
      <Rows
        label={words('ess.people.mentions')}
        headings={[
          words('ess.people.document'),
          words('ess.people.type'),
          words('ess.people.version'),
          words('ess.people.field'),
          words('ess.people.excerpt'),
          words('ess.people.name'),
        ]}
        rows={mentions.map(({ uid, documentId, title, versions, field, excerpt, isWholeName }) => ({
          key: [uid, documentId, field, excerpt].join(' '),
          cells: [
            <DocumentLink key="document" uid={uid} documentId={documentId}>
              {title}
            </DocumentLink>,
            typeName(uid),
            versionName(versions),
            fieldName(uid, field),
            <Box key="excerpt" maxWidth="26rem" style={{ whiteSpace: 'normal' }}>
              <Typography tag="q" textColor="neutral800">
                {excerpt}
              </Typography>
            </Box>,
            <Badge key="certain">{words(isWholeName ? 'ess.people.wholeName' : 'ess.people.lastName')}</Badge>,
          ],
        }))}
      />
    </>
  );
}

import { Flex, Typography } from '@strapi/design-system';
import { DocumentLink } from '../components/DocumentLink';
import { useTypeName } from '../pages/people/names';

interface Props {
  readonly entries: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly title: string;
    /** A date, in words. */
    readonly when: string;
  }[];
}

/** Entries, each with a link, its type and a date. */
export function EntryLines({ entries }: Props) {
  const typeName = useTypeName();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {entries.map(({ uid, documentId, title, when }) => (
        <Flex key={`${uid} ${documentId}`} tag="li" direction="column" alignItems="flex-start">
          <DocumentLink uid={uid} documentId={documentId}>
            {title}
          </DocumentLink>
          <Typography variant="pi" textColor="neutral600">
            {`${typeName(uid)}, ${when}`}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly page: number;
  readonly pageCount: number;
  readonly onChange: (page: number) => void;
}

/** Nothing when all stands on one page. */
export function QueuePages({ page, pageCount, onChange }: Props) {
  const words = useWords();
  if (pageCount === 1) return null;
  return (
    <Flex tag="nav" justifyContent="center" gap={4} paddingTop={4}>
      <IconButton label={words('ess.review.previous')} disabled={page === 1} onClick={() => onChange(page - 1)}>
        <ChevronLeft />
      </IconButton>
      <Typography>{words('ess.review.page', { page, pageCount })}</Typography>
      <IconButton label={words('ess.review.next')} disabled={page === pageCount} onClick={() => onChange(page + 1)}>
        <ChevronRight />
      </IconButton>
    </Flex>
  );
}

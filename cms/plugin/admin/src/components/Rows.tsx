/** A plain table of the design system: headings, and rows of cells. */
import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  /** What the table holds, for those who do not see it. */
  readonly label: string;
  readonly headings: readonly string[];
  /** Stands before the first heading, over the cells by which rows are chosen. */
  readonly choice?: ReactNode;
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

export function Rows({ label, headings, choice, rows }: Props) {
  return (
    <Table colCount={headings.length + (choice === undefined ? 0 : 1)} rowCount={rows.length + 1} aria-label={label}>
      <Thead>
        <Tr>
          {choice === undefined ? null : <Th>{choice}</Th>}
          {headings.map((heading) => (
            <Th key={heading}>
              <Typography variant="sigma">{heading}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ key, cells }) => (
          <Tr key={key}>
            {cells.map((cell, index) => (
              <Td key={index}>
                {typeof cell === 'string' ? <Typography textColor="neutral800">{cell}</Typography> : cell}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

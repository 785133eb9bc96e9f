/** What a widget shows of an answer: Strapi's own loader and error, or its content. */
import { Widget } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { Answer } from '../api/use-answer';

interface Props<Data> {
  readonly answer: Answer<Data>;
  readonly children: (data: Data) => ReactNode;
}

export function AnsweredWidget<Data>({ answer, children }: Props<Data>) {
  if (answer.data !== undefined) return children(answer.data);
  return answer.error === undefined ? <Widget.Loading /> : <Widget.Error />;
}

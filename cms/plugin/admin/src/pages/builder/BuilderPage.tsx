/** « Module à intégrer »: composes a module, shows it live, gives the code to paste. */
import { useCallback } from 'react';
import type { BuilderChoices } from '../../../../shared/contracts/builder';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { EssPage } from '../../components/EssPage';
import { useWords } from '../../translations/use-words';
import { Builder } from './Builder';

export default function BuilderPage() {
  const words = useWords();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<BuilderChoices>('/builder/choices'), [api]));
  return (
    <EssPage title={words('ess.builder.title')} subtitle={words('ess.builder.description')}>
      <Answered answer={answer}>
        {(choices) => {
          const [first] = choices.elements;
          return first ? <Builder choices={choices} first={first} /> : null;
        }}
      </Answered>
    </EssPage>
  );
}

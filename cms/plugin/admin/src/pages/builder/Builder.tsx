import { Grid } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type {
  BuilderChoices,
  ElementChoices,
  ModuleAnswer,
  ModuleRequest,
  SavedSelection,
  SavedSelectionList,
} from '../../../../shared/contracts/builder';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { useWords } from '../../translations/use-words';
import { ContentFields } from './ContentFields';
import { LookFields } from './LookFields';
import { askedPresentation, filtersIn, filtersText, formOf, withElement, withSaved } from './module-form';
import { Preview } from './Preview';
import { SavedSelections } from './SavedSelections';
import { Snippets } from './Snippets';

/** Time without typing after which the module is made again, in milliseconds. */
const PAUSE = 400;

interface Props {
  readonly choices: BuilderChoices;
  readonly first: ElementChoices;
}

/** The form, and what it makes beside it. */
export function Builder({ choices, first }: Props) {
  const words = useWords();
  const api = useApi();
  const [form, setForm] = useState(() => formOf(first, words(`ess.builder.heading.${first.collection}`)));
  const [saved, setSaved] = useState<SavedSelection>();
  const selections = useAnswer(useCallback(() => api.get<SavedSelectionList>('/builder/selections'), [api]));
  const element = elementOf(form.collection);

  const request: ModuleRequest = {
    collection: form.collection,
    filters: filtersText(form.filters),
    selection: saved?.slug ?? null,
    presentation: askedPresentation(form.presentation),
  };
  const sent = useDebounce(JSON.stringify(request), PAUSE);
  const module = useAnswer(useCallback(() => api.post<ModuleAnswer>('/builder/module', JSON.parse(sent)), [api, sent]));

  function elementOf(collection: string): ElementChoices {
    return choices.elements.find((candidate) => candidate.collection === collection) ?? first;
  }
  const changeElement = (chosen: ElementChoices) => {
    const before = words(`ess.builder.heading.${form.collection}`);
    const { presentation, ...changed } = withElement(form, chosen);
    // A title that was not typed follows the element.
    const heading =
      presentation.heading === before ? words(`ess.builder.heading.${chosen.collection}`) : presentation.heading;
    setSaved(undefined);
    setForm({ ...changed, presentation: { ...presentation, heading } });
  };
  const choose = (selection: SavedSelection | undefined) => {
    setSaved(selection);
    if (selection) setForm(withSaved(form, elementOf(selection.collection), selection));
  };
  /** What was written replaces what the form held. */
  const written = (selection: SavedSelection) => {
    setSaved(selection);
    setForm({ ...form, filters: filtersIn(selection.filters) });
    selections.reload();
    module.reload();
  };

  return (
    <Grid.Root gap={6}>
      <Grid.Item col={5} s={12} direction="column" alignItems="stretch">
        <ContentFields
          choices={choices}
          element={element}
          filters={form.filters}
          onElement={changeElement}
          onChange={(filters) => setForm({ ...form, filters })}
        />
        <LookFields
          element={element}
          presentation={form.presentation}
          colours={form.colours}
          onPresentation={(presentation) => setForm({ ...form, presentation })}
          onColours={(colours) => setForm({ ...form, colours })}
        />
        <Answered answer={selections}>
          {(list) => (
            <SavedSelections
              selections={list.selections}
              saved={saved}
              collection={form.collection}
              filters={request.filters}
              maySave={choices.maySave}
              onChoose={choose}
              onWritten={written}
              onUndo={() => saved && setForm({ ...form, filters: filtersIn(saved.filters) })}
            />
          )}
        </Answered>
      </Grid.Item>
      <Grid.Item col={7} s={12} direction="column" alignItems="stretch">
        <Answered answer={module}>
          {(answer) => (
            <>
              <Preview answer={answer} colours={form.colours} />
              {answer.isRefused ? null : (
                <Snippets answer={answer} collection={form.collection} colours={form.colours} />
              )}
            </>
          )}
        </Answered>
      </Grid.Item>
    </Grid.Root>
  );
}

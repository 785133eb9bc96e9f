/** « Importer »: the source, what would be done with it, then what was done; a page for each source that is followed. */
import { useCallback, useEffect, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import type { ImportList, Preview, SourceForm } from '../../../../shared/contracts/intake';
import type { SourceList } from '../../../../shared/contracts/sources';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { EssPage } from '../../components/EssPage';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { FollowedSources } from './FollowedSources';
import { FollowSource } from './FollowSource';
import { PastImports } from './PastImports';
import { PreviewSection } from './PreviewSection';
import { SourceFields } from './SourceFields';
import { SourcePage } from './SourcePage';

/** What a preview was made of: a spreadsheet is read again with other columns. */
interface Asked {
  readonly form: SourceForm;
  readonly file: File | undefined;
}

/** Time between two looks at an import that runs, in milliseconds. */
const PAUSE = 1000;

export default function IntakePage() {
  return (
    <Routes>
      <Route index element={<ImportPage />} />
      <Route path="sources/:id" element={<SourcePage />} />
    </Routes>
  );
}

function ImportPage() {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [asked, setAsked] = useState<Asked>();
  const [preview, setPreview] = useState<Preview>();
  const imports = useAnswer(useCallback(() => api.get<ImportList>('/intake/imports'), [api]));
  const sources = useAnswer(useCallback(() => api.get<SourceList>('/intake/sources'), [api]));
  const { reload } = imports;
  const isUnderWay = imports.data?.imports.some(({ state }) => state === 'running' || state === 'undoing') ?? false;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(reload, PAUSE);
    return () => clearInterval(timer);
  }, [isUnderWay, reload]);

  const ask = async (form: SourceForm, file: File | undefined) => {
    const body = new FormData();
    body.set('form', JSON.stringify(form));
    if (file) body.set('files', file);
    const answer = await run(() => api.post<Preview>('/intake/previews', body));
    if (!answer) return;
    setAsked({ form, file });
    setPreview(answer);
  };

  return (
    <EssPage title={words('ess.intake.title')} subtitle={words('ess.intake.description')}>
      <Section title={words('ess.intake.source')} hint={words('ess.intake.source.hint')}>
        <SourceFields isRunning={isRunning} onAsk={(form, file) => void ask(form, file)} />
      </Section>
      {preview && asked ? (
        <PreviewSection
          key={preview.token}
          preview={preview}
          isReading={isRunning}
          onChanged={setPreview}
          onAgain={(more) => void ask({ ...asked.form, ...more }, asked.file)}
          onStarted={() => {
            setPreview(undefined);
            reload();
          }}
        />
      ) : null}
      {preview && asked?.file === undefined && asked?.form.url ? (
        <FollowSource form={asked.form} onFollowed={sources.reload} />
      ) : null}
      <FollowedSources answer={sources} />
      <Section title={words('ess.intake.imports')}>
        <Answered answer={imports}>{({ imports: list }) => <PastImports imports={list} onRemoved={reload} />}</Answered>
      </Section>
    </EssPage>
  );
}

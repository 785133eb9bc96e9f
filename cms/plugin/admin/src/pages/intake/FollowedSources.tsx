/** The sources that are followed: the last reading of each, what is wrong, and the way to its page. */
import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { SourceList } from '../../../../shared/contracts/sources';
import type { Answer } from '../../api/use-answer';
import { Answered } from '../../components/Answered';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { SourceActions } from './SourceActions';
import { SourceCounts, SourceReading } from './SourceReading';

interface Props {
  readonly answer: Answer<SourceList>;
}

export function FollowedSources({ answer }: Props) {
  const words = useWords();
  return (
    <Section title={words('ess.intake.sources')} hint={words('ess.intake.sources.hint')}>
      <Answered answer={answer}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Typography>{words('ess.intake.sources.none')}</Typography>
          ) : (
            <Rows
              label={words('ess.intake.sources')}
              headings={[
                words('ess.intake.imports.source'),
                words('ess.intake.sources.reading'),
                words('ess.intake.imports.result'),
                words('ess.intake.imports.actions'),
              ]}
              rows={sources.map((source) => ({
                key: String(source.id),
                cells: [
                  <Link key="source" tag={NavLink} to={`/plugins/ess/intake/sources/${String(source.id)}`}>
                    {source.choices.sourceName}
                  </Link>,
                  <SourceReading key="reading" source={source} />,
                  <SourceCounts key="counts" source={source} />,
                  <SourceActions key="actions" source={source} onChanged={answer.reload} />,
                ],
              }))}
            />
          )
        }
      </Answered>
    </Section>
  );
}

import { useTexts } from '@/components/i18n/use-texts';
import { format } from '@/lib/i18n/format';
import { isNearlyFull } from '@/lib/overview/attention';
import { PartNotes } from './part-notes';
import type { OverviewState } from './use-overview';

/** What is left of the project's quotas. */
export function QuotasCard(state: OverviewState) {
  const texts = useTexts('overview').quotas;
  const quotas = state.parts.quotas?.quotas;
  return (
    <section className="card" aria-labelledby="quotas">
      <div className="card-head">
        <h2 id="quotas">{texts.title}</h2>
      </div>
      {quotas && quotas.length > 0 ? (
        <dl className="meters">
          {quotas.map(({ type, used, quota }) => (
            <div key={type} className={isNearlyFull({ used, quota }) ? 'full' : undefined}>
              <dt>{texts.types[type]}</dt>
              <dd>
                <meter
                  max={quota}
                  high={quota * 0.9 - 0.5}
                  optimum={0}
                  value={used}
                  aria-label={format(texts.meter, { name: texts.types[type], used, limit: quota })}
                />
                <span>{format(texts.used, { used, limit: quota })}</span>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {quotas?.length === 0 ? <p className="card-note">{texts.none}</p> : null}
      <PartNotes {...state} of={['quotas']} isAlert />
    </section>
  );
}

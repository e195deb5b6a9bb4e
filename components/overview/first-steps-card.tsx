import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { FirstSteps } from '@/lib/overview/flow';

const STEPS = [
  ['channel', '/channels'],
  ['source', '/sources/new'],
  ['subscription', '/subscriptions/new'],
] as const;

/** The way to the first event, for a new project: what is done, and the next step. */
export function FirstStepsCard({ steps }: { steps: FirstSteps }) {
  const texts = useTexts('overview').steps;
  const done = STEPS.filter(([step]) => steps[step]).length;
  const next = STEPS.find(([step]) => !steps[step])?.[0];
  return (
    <section className="card" aria-labelledby="first-steps">
      <div className="card-head">
        <h2 id="first-steps">{texts.title}</h2>
        <span className="end">{format(texts.done, { count: done, all: STEPS.length })}</span>
      </div>
      <ol className="first-steps">
        {STEPS.map(([step, href]) => (
          <li key={step} className={steps[step] ? 'done' : undefined}>
            <i>
              {steps[step] ? (
                <>
                  <Icon name="check" />
                  <span className="sr-only">{texts.isDone}</span>
                </>
              ) : null}
            </i>
            <div>
              <b>{texts[step].title}</b>
              <small>{texts[step].text}</small>
            </div>
            {step === next ? (
              <Link className="btn small" href={href}>
                {texts[step].go}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

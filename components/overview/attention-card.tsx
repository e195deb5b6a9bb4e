import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format, formatPlural } from '@/lib/i18n/format';
import { type Attention, needsAttention } from '@/lib/overview/attention';
import type { QuotaType } from '@/lib/overview/parts';
import { OnlyFirst, PartNotes } from './part-notes';
import type { OverviewState } from './use-overview';

/** Lines shown from the start, and behind “Show more”; past these the lists are the better place. */
const SHOWN = 8;
const MOST = 100;

const NEEDED = ['sources', 'channels', 'subscriptions'] as const;

/** What needs a person comes first, each line with the link that fixes it. */
export function AttentionCard(state: OverviewState) {
  const texts = useTexts('overview');
  const { attention } = texts;
  const language = useLanguage();
  const { parts } = state;
  const lines = needsAttention(parts);
  const [shown, folded] = [lines.slice(0, SHOWN), lines.slice(SHOWN, MOST)];
  const unlisted = lines.length - MOST;
  const { sources, subscriptions } = parts;
  const isClear = lines.length === 0 && NEEDED.every((noun) => parts[noun]);
  const countOf = (noun: 'sources' | 'subscriptions') =>
    formatPlural(texts.counts[noun], parts[noun]?.read ?? 0, language);
  return (
    <section className="card" aria-labelledby="attention">
      <div className="card-head">
        <h2 id="attention">{attention.title}</h2>
        {lines.length > 0 ? <span className="tag num">{lines.length.toLocaleString(language)}</span> : null}
      </div>
      {shown.length > 0 ? <Lines lines={shown} /> : null}
      {folded.length > 0 ? (
        <details className="more-lines">
          <summary>{formatPlural(attention.more, folded.length, language)}</summary>
          <Lines lines={folded} />
          {unlisted > 0 ? (
            <p className="only-first">
              <Icon name="info" />
              <span>{formatPlural(attention.unlisted, unlisted, language)}</span>
            </p>
          ) : null}
        </details>
      ) : null}
      {isClear && sources && subscriptions ? (
        <ul className="attention-lines">
          <li className="good">
            <Icon name="circle-check" />
            <div>
              <b>{attention.nothing}</b>
              <small>
                {format(attention.checked, { sources: countOf('sources'), subscriptions: countOf('subscriptions') })}
              </small>
            </div>
          </li>
        </ul>
      ) : null}
      <PartNotes {...state} of={NEEDED} isAlert />
      <OnlyFirst parts={parts} />
    </section>
  );
}

const Lines = ({ lines }: { lines: readonly Attention[] }) => (
  <ul className="attention-lines">
    {lines.map((line) => (
      <Line key={`${line.kind} ${line.fixHref} ${line.name}`} {...line} />
    ))}
  </ul>
);

function Line({ tone, kind, name, href, count, detail, fix, fixHref }: Attention) {
  const { attention, quotas } = useTexts('overview');
  const language = useLanguage();
  const shownName = kind === 'quota' ? quotas.types[name as QuotaType] : <bdi translate="no">{name}</bdi>;
  const sentence = formatPlural(attention.lines[kind], count, language, { name: '{name}', detail: detail ?? '' });
  const isWords = kind === 'sourceError' || kind === 'sourceNotCreated';
  return (
    <li className={tone} data-attention={kind}>
      <Icon name={kind === 'sourceNotCreated' ? 'circle-x' : 'triangle'} />
      <div>
        <span className="what">
          {fillNodes(sentence, { name: href ? <Link href={href}>{shownName}</Link> : shownName })}
        </span>
        <small>
          {isWords && detail ? (
            <code translate="no">{detail}</code>
          ) : (
            format(attention.details[kind], { detail: detail ?? '' })
          )}
        </small>
      </div>
      <Link className="btn tiny" href={fixHref} aria-label={`${attention.fixes[fix]}: ${name}`}>
        {attention.fixes[fix]}
      </Link>
    </li>
  );
}

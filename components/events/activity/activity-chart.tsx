'use client';

import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { PartSelect } from '@/components/list/part-form';
import type { List } from '@/components/list/use-list';
import { Icon } from '@/components/ui/icon';
import { activityMetrics } from '@/lib/browser/queries/events';
import type { Activity, Bar } from '@/lib/events/metrics';
import type { ActivityQuery } from '@/lib/events/query';
import type { EventsOf, TracedPage } from '@/lib/events/traced';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';

type ActivityChartProps = {
  owner: ProjectScope;
  of: EventsOf;
  list: List<ActivityQuery, TracedPage>;
  /** The source's subscriptions, whose deliveries can be shown instead. */
  subscriptions: readonly { id: string | null; name: string | null }[];
};

/** Shows how many events were published over the range, or delivered, as bars, with the same numbers as a table. */
export function ActivityChart({ owner, of, list, subscriptions }: ActivityChartProps) {
  const texts = useTexts('activity');
  const { url, query, go } = list;
  const { data, isError, error, isFetching, isPlaceholderData, refetch } = useQuery(activityMetrics(owner, of, query));
  const words = query.chart === '' ? texts.published : texts.deliveries;
  const options: [string, string][] = [
    ['', texts.published.option],
    ...subscriptions.flatMap(({ id, name }): [string, string][] =>
      id ? [[id, format(texts.deliveries.option, { name: name || id })]] : [],
    ),
  ];
  if (!options.some(([id]) => id === query.chart)) options.push([query.chart, query.chart]);
  const Note = data ? ListStale : ListFailureView;
  return (
    <section className="card chart-card" aria-labelledby="chart-title" aria-busy={isFetching}>
      <div className="chart-head">
        <h2 id="chart-title">{format(words.title, { period: texts.periods[query.range] })}</h2>
        <PartSelect
          name="chart"
          value={query.chart}
          options={options}
          parts={url.partsOf(query)}
          className="provider-select"
          label={<span className="sr-only">{texts.chart}</span>}
          onChange={(chart) => go({ ...query, chart })}
        />
      </div>
      {isError ? (
        <Note failure={error} path={url.pathOf(query)} busy={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className={isPlaceholderData ? 'opacity-60' : undefined}>
          <Numbers activity={data} words={words} />
          <Bars activity={data} words={words} />
          <BarTable activity={data} words={words} />
        </div>
      ) : null}
    </section>
  );
}

type Words = Record<'good' | 'bad' | 'summary', string>;
type PartProps = { activity: Activity; words: Words };

function Numbers({ activity, words }: PartProps) {
  const texts = useTexts('activity');
  const language = useLanguage();
  const number = (value: number) => value.toLocaleString(language);
  return (
    <div className="chart-nums" suppressHydrationWarning>
      <span>
        <b className="num">{number(activity.good)}</b>
        <i />
        <span>{words.good}</span>
      </span>
      <span className={activity.bad > 0 ? 'bad' : undefined}>
        <b className="num">{number(activity.bad)}</b>
        <i />
        <span>{words.bad}</span>
      </span>
      {activity.averageBytes === null ? null : (
        <span>
          <b className="num">{bytesText(activity.averageBytes, language)}</b>
          <span>{texts.averageSize}</span>
        </span>
      )}
      {activity.averageMs === null ? null : (
        <span>
          <b className="num">{`${number(activity.averageMs)} ms`}</b>
          <span>{texts.averageTime}</span>
        </span>
      )}
    </div>
  );
}

const bytesText = (bytes: number, language: string): string =>
  bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toLocaleString(language, { maximumFractionDigits: 1 })} KB`;

const [WIDTH, HEIGHT] = [720, 112];
/** Between a good bar and the bad one on top of it, and between bars. */
const GAP = 1.5;

/** Draws the bars. A screen reader gets one sentence; the table has the numbers. */
function Bars({ activity, words }: PartProps) {
  const { bars, barMs, good, bad } = activity;
  const top = niceTop(Math.max(...bars.map((bar) => bar.good + bar.bad)));
  const step = WIDTH / bars.length;
  const height = (count: number) => (count / top) * HEIGHT;
  const label = (bar: Bar) => timeLabel(bar.start, barMs);
  const labelEvery = Math.ceil(bars.length / 6);
  return (
    <div className="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={format(words.summary, { good, bad })}
      >
        {[0, HEIGHT / 2, HEIGHT].map((y) => (
          <line key={y} className="grid-line" x1="0" x2={WIDTH} y1={y} y2={y} />
        ))}
        {bars.map((bar, index) => {
          const x = index * step + step * 0.1;
          const [goodHeight, badHeight] = [height(bar.good), height(bar.bad)];
          const gap = bar.good > 0 && bar.bad > 0 ? GAP : 0;
          return (
            <g key={bar.start} data-bar={new Date(bar.start).toISOString()}>
              <title>{`${label(bar)} · ${bar.good} ${words.good} · ${bar.bad} ${words.bad}`}</title>
              <rect className="hit" x={index * step} y="0" width={step} height={HEIGHT} />
              <rect className="good-bar" x={x} y={HEIGHT - goodHeight} width={step * 0.8} height={goodHeight} />
              <rect
                className="bad-bar"
                x={x}
                y={HEIGHT - goodHeight - badHeight}
                width={step * 0.8}
                height={Math.max(0, badHeight - gap)}
              />
            </g>
          );
        })}
      </svg>
      <ol className="chart-scale num" aria-hidden="true">
        <li>{top}</li>
        <li>{top / 2}</li>
        <li>0</li>
      </ol>
      <ol className="num" aria-hidden="true">
        {bars
          .filter((_, index) => index % labelEvery === 0)
          .map((bar) => (
            <li key={bar.start}>{label(bar)}</li>
          ))}
      </ol>
    </div>
  );
}

/** The least even 2, 4, 10, 20, 40, 100 … that is not below a count: its half is whole as well. */
function niceTop(count: number): number {
  for (let power = 1; ; power *= 10) {
    const found = [2, 4, 10].find((step) => step * power >= count);
    if (found !== undefined) return found * power;
  }
}

const DAY_MS = 86_400_000;

/** Time of day in UTC; the date, too, for bars that are hours long, and alone for days. */
function timeLabel(start: number, barMs: number): string {
  const iso = new Date(start).toISOString();
  const [day, time] = [iso.slice(5, 10), iso.slice(11, 16)];
  return barMs >= DAY_MS ? day : barMs > 3_600_000 ? `${day} ${time}` : time;
}

/** The chart's numbers, one row a bar. */
function BarTable({ activity: { bars, barMs }, words }: PartProps) {
  const texts = useTexts('activity');
  return (
    <details className="chart-table">
      <summary>
        <Icon name="chevron-right" />
        <span>{texts.asTable}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <div className="chart-rows" tabIndex={0} role="region" aria-label={texts.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.timeUtc}</th>
              <th scope="col">{words.good}</th>
              <th scope="col">{words.bad}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.start}>
                <th scope="row">{timeLabel(bar.start, barMs)}</th>
                <td className="num">{bar.good}</td>
                <td className="num">{bar.bad}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

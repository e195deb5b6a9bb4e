import type { ReactNode } from 'react';
import { CodeSection } from '@/components/code/code-section';
import { useTexts } from '@/components/i18n/use-texts';
import { useView } from '@/components/list/view-preferences';
import { FilterInWords } from '@/components/subscriptions/filter-in-words';
import EgTime from '@/components/time/eg-time';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { JsonView } from '@/components/ui/json-view';
import { Link } from '@/components/ui/link';
import { RawBlock } from '@/components/ui/raw-block';
import { subscriptionBodyOf } from '@/lib/code/bodies';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { TargetCard } from './target-card';

type SubscriptionDetailsProps = {
  subscription: SubscriptionWithRaw;
  /** Ages are relative to this time, milliseconds. */
  readAt: number;
};

/** Shows a complete subscription below its title: source and filter, targets, its own fields, and the answer itself. */
export function SubscriptionDetails({ subscription, readAt }: SubscriptionDetailsProps) {
  const texts = useTexts('subscriptionPage');
  const { targets } = subscription;
  return (
    <>
      <SourceAndFilter subscription={subscription} />
      <section className="section" aria-labelledby="targets">
        <h3 id="targets">
          <span>{texts.targets}</span>
          <span className="num text-ink-3">{targets.length}</span>
        </h3>
        {targets.length === 0 ? <p className="note-line warn">{texts.noTargets}</p> : null}
        {targets.map((target, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: IDs may be missing, and the targets never move.
          <TargetCard key={index} target={target} />
        ))}
      </section>
      <About subscription={subscription} readAt={readAt} />
      <CodeSection noun="subscription" id={subscription.id} body={() => subscriptionBodyOf(subscription)} />
      <RawBlock title={texts.rawJson} aside={texts.masked}>
        <JsonView value={subscription.raw} />
      </RawBlock>
    </>
  );
}

function SourceAndFilter({ subscription }: Pick<SubscriptionDetailsProps, 'subscription'>) {
  const texts = useTexts('subscriptionPage');
  const facts = useTexts('subscriptionFacts');
  const { sources, source_names, channel_id, channel_name } = subscription;
  return (
    <section className="section" aria-labelledby="source-and-filter">
      <h3 id="source-and-filter">{texts.sourceTitle}</h3>
      <dl className="fact-list">
        <Fact field="source_name" label={facts.source} none={facts.none}>
          {source_names.length > 0 ? <SourceLinks names={source_names} channelId={channel_id} /> : null}
        </Fact>
        <Fact field="channel_name" label={facts.channel} none={facts.none}>
          {channel_id ? (
            <Link dir="auto" translate="no" href={`/channels?q=${encodeURIComponent(channel_id)}&provider=all`}>
              {channel_name || channel_id}
            </Link>
          ) : (
            channel_name
          )}
        </Fact>
      </dl>
      {sources.map(({ filter }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: IDs may be missing, and the sources never move.
        <FilterInWords key={index} filter={filter} />
      ))}
    </section>
  );
}

function SourceLinks({ names, channelId }: { names: readonly string[]; channelId: string | null }) {
  const channel = channelId ? `&channel_id=${encodeURIComponent(channelId)}` : '';
  return names.map((name) => (
    <Link key={name} dir="auto" translate="no" href={`/sources?q=${encodeURIComponent(name)}${channel}&provider=all`}>
      {name}
    </Link>
  ));
}

function About({ subscription, readAt }: SubscriptionDetailsProps) {
  const { about } = useTexts('subscriptionPage');
  const texts = useTexts('subscriptionFacts');
  const { mode } = { mode: useView().view.time };
  const { id, description, channel_id, created_time, updated_time } = subscription;
  const copyable = (text: string | null, what: string) =>
    text ? <CopyableCode dir="auto" text={text} what={what} /> : null;
  const time = (text: string | null) =>
    text ? (
      <span>
        <EgTime readAt={readAt} text={text} mode={mode === 'local' ? 'local' : 'utc'} none={texts.none} />
      </span>
    ) : null;
  const rows: [field: string, label: string, value: ReactNode][] = [
    ['id', texts.id, copyable(id, texts.idName)],
    ['description', texts.description, description ? <bdi key="description">{description}</bdi> : null],
    ['channel_id', texts.channelIdName, copyable(channel_id, texts.channelIdName)],
    ['created_time', texts.created, time(created_time)],
    ['updated_time', texts.updated, time(updated_time)],
  ];
  return (
    <section className="section" aria-labelledby="about">
      <h3 id="about">{about}</h3>
      <dl className="fact-list">
        {rows.map(([field, label, value]) => (
          <Fact key={field} field={field} label={label} none={texts.none}>
            {value}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

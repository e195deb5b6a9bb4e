'use client';

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { ListUpdated } from '@/components/list/list-updated';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { firstSteps } from '@/lib/overview/flow';
import { type Extent, isOwnChannel, NOUNS, type Parts } from '@/lib/overview/parts';
import type { ProjectScope } from '@/lib/session/session';
import { AttentionCard } from './attention-card';
import { ChangesCard } from './changes-card';
import { FirstStepsCard } from './first-steps-card';
import { FlowCard } from './flow-card';
import { extentText } from './part-notes';
import { QuotasCard } from './quotas-card';
import { useOverview } from './use-overview';

/** Shows a project at a glance. Its parts load, fail and are read again each by itself. */
export function Overview({ owner }: { owner: ProjectScope }) {
  const texts = useTexts('overview');
  const state = useOverview(owner);
  const { parts, states } = state;
  const all = Object.values(states);
  const isReading = all.some((part) => part.isReading);
  const times = Object.values(parts).flatMap((part) => part?.readAt ?? []);
  const steps = firstSteps(parts);
  return (
    <main className="page" id="main">
      <div className="page-head">
        <div className="min-w-0 flex-1">
          <h1>{texts.title}</h1>
          <Counts parts={parts} />
        </div>
        <div className="page-actions">
          <Updated readAt={times.length > 0 ? Math.min(...times) : null} isReading={isReading}>
            {() => {
              for (const { again } of all) again();
            }}
          </Updated>
          <Link className="btn primary" href="/sources/new">
            <Icon name="plus" />
            <span>{texts.create}</span>
          </Link>
        </div>
      </div>
      <div className="home">
        <div>
          {steps ? (
            <FirstStepsCard steps={steps} />
          ) : (
            <>
              <AttentionCard {...state} />
              <FlowCard {...state} />
            </>
          )}
        </div>
        <div>
          <QuotasCard {...state} />
          <ChangesCard {...state} />
        </div>
      </div>
    </main>
  );
}

/** How many of each there are, each with its list. */
function Counts({ parts }: { parts: Parts }) {
  const texts = useTexts('overview');
  const language = useLanguage();
  return (
    <p className="quota">
      {NOUNS.map((noun) => {
        const part = noun === 'channels' ? ownChannels(parts) : parts[noun];
        return part ? (
          <Link key={noun} href={`/${noun}`}>
            {extentText(noun, part, texts, language)}
          </Link>
        ) : null;
      })}
    </p>
  );
}

type UpdatedProps = { readAt: number | null; isReading: boolean; children: () => void };

/** Counts channels as their list and the quota do: without EventGrid's own. */
function ownChannels({ channels }: Parts): Extent | undefined {
  return channels?.isWhole ? { ...channels, read: channels.items.filter(isOwnChannel).length } : channels;
}

/** How old the oldest part is, and the button that reads all of them again. */
function Updated({ readAt, isReading, children: refresh }: UpdatedProps): ReactNode {
  const lists = useTexts('lists');
  return (
    <div className="updated-bar">
      {readAt === null ? null : (
        <span>{isReading ? lists.updating : <ListUpdated readAt={readAt} label={lists.updated} />}</span>
      )}
      <button type="button" className="icon-btn" aria-label={lists.refresh} onClick={refresh}>
        <Icon name="refresh" className={isReading ? 'spin' : undefined} />
      </button>
    </div>
  );
}

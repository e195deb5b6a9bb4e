import { useTexts } from '@/components/i18n/use-texts';
import { ListTime } from '@/components/time/list-time';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { type Change, NOUNS, recentOf } from '@/lib/overview/parts';
import { PartNotes } from './part-notes';
import type { OverviewState } from './use-overview';

const ICONS = { sources: 'layers', channels: 'waypoints', subscriptions: 'inbox' } as const;

const pathOf = ({ noun, id }: Change): string =>
  noun === 'channels' ? `/channels?q=${encodeURIComponent(id ?? '')}` : `/${noun}/${encodeURIComponent(id ?? '')}`;

/** What was created and updated last, as far as EventGrid's times tell. */
export function ChangesCard(state: OverviewState) {
  const texts = useTexts('overview').changes;
  const lists = useTexts('lists');
  const { parts, states } = state;
  const changes = recentOf(NOUNS.flatMap((noun) => parts[noun]?.recent ?? []));
  const isRead = NOUNS.every((noun) => !states[noun].isPending);
  return (
    <section className="card" aria-labelledby="changes">
      <div className="card-head">
        <h2 id="changes">{texts.title}</h2>
      </div>
      {changes.length > 0 ? (
        <ul className="changes">
          {changes.map((change) => (
            <li key={`${change.noun} ${change.id}`}>
              <Icon name={ICONS[change.noun]} />
              <span className="truncate">
                <span className="sr-only">{`${texts.kinds[change.noun]} `}</span>
                {fillNodes(texts.line, {
                  name: (
                    <Link dir="auto" translate="no" href={pathOf(change)} title={change.name ?? undefined}>
                      {change.name || change.id || lists.noName}
                    </Link>
                  ),
                  verb: <span className="text-ink-3">{texts.verbs[change.verb]}</span>,
                })}
              </span>
              <ListTime text={change.time} readAt={parts[change.noun]?.readAt ?? 0} mode="relative" none={lists.none} />
            </li>
          ))}
        </ul>
      ) : null}
      {changes.length === 0 && isRead ? <p className="card-note">{texts.none}</p> : null}
      <PartNotes {...state} of={NOUNS} />
      {changes.length > 0 ? <p className="card-note">{texts.note}</p> : null}
    </section>
  );
}

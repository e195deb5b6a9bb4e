'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { ActivityQuery } from '@/lib/events/query';
import type { EventsOf, TracedPage } from '@/lib/events/traced';

export type ActivityTroubleProps = { list: List<ActivityQuery, TracedPage>; of: EventsOf };

/** Shows what is wrong with the list of events, or that EventGrid does not list events over such a time. */
export default function ActivityTrouble({ list, of }: ActivityTroubleProps) {
  const texts = useTexts('activity');
  const { url, query, data, go } = list;
  if (data?.isTooLong) {
    const shorter = url.withParts(query, { range: '3d' });
    return (
      <div className="empty-state">
        <span className="glyph">
          <Icon name="clock" />
        </span>
        <h2>{texts.tooLong.title}</h2>
        <p>{texts.tooLong.text}</p>
        <div className="actions">
          <Link className="btn" href={url.pathOf(shorter)} onNavigate={() => go(shorter)}>
            {texts.ranges['3d']}
          </Link>
        </div>
      </div>
    );
  }
  return (
    <ListTrouble
      list={list}
      project={of.source_name}
      texts={texts}
      noMatch={{ text: texts.noMatch.text, hint: query.status === '' ? null : texts.noMatch.hint }}
      create={null}
    />
  );
}

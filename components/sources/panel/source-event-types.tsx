import type { EventTypeOfSource } from '@/lib/eventgrid/answers/source';
import type { sourcePage } from '@/lib/i18n/en/source-page';

type SourceEventTypesProps = { eventTypes: EventTypeOfSource[]; messages: typeof sourcePage };

/** Lists the event types that an official source sends; nothing for a source without any. */
export function SourceEventTypes({ eventTypes, messages }: SourceEventTypesProps) {
  if (eventTypes.length === 0) return null;
  const none = <span className="muted">{messages.facts.none}</span>;
  return (
    <section className="sect" aria-labelledby="event-types">
      <h3 id="event-types">{messages.eventTypes}</h3>
      <table className="plain-table">
        <caption className="sr">{messages.eventTypesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.eventType}</th>
            <th scope="col">{messages.facts.description}</th>
          </tr>
        </thead>
        <tbody>
          {eventTypes.map(({ name, description }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be missing or twice, and the rows never move.
            <tr key={index}>
              <th scope="row" className="wrap-any">
                {name ? <code dir="auto">{name}</code> : none}
              </th>
              <td className="wrap-any">{description ? <bdi>{description}</bdi> : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

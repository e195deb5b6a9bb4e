import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

type NotFoundCardProps = { title: string; text: string; toSources: string };

/** Says that an address leads nowhere, and leads to the list of sources. */
export function NotFoundCard({ title, text, toSources }: NotFoundCardProps) {
  return (
    <main className="page" id="main">
      <div className="card empty-state">
        <span className="glyph">
          <Icon name="file-question" />
        </span>
        <h1>{title}</h1>
        <p>{text}</p>
        <div className="actions">
          <Link className="btn primary" href="/sources">
            {toSources}
          </Link>
        </div>
      </div>
    </main>
  );
}

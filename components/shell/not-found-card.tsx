import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

type NotFoundCardProps = { title: string; text: string; href?: string; open: string };

/** Says that an address leads nowhere, and leads to a list: of sources by default. */
export function NotFoundCard({ title, text, href = '/sources', open }: NotFoundCardProps) {
  return (
    <main className="page" id="main">
      <div className="card empty-state">
        <span className="glyph">
          <Icon name="file-question" />
        </span>
        <h1>{title}</h1>
        <p>{text}</p>
        <div className="actions">
          <Link className="btn primary" href={href}>
            {open}
          </Link>
        </div>
      </div>
    </main>
  );
}

import { dismissWriteAction } from '@/app/sources/actions';
import { PendingWrites } from '@/components/action/pending-writes';
import { ExportButton } from '@/components/export/export-button';
import { ListHead } from '@/components/list/list-head';
import type { ListQuotaProps } from '@/components/list/list-quota';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { Exported } from '@/lib/export/page';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import type { ReportedWrite } from '@/lib/pending-writes/report';

type ListTopProps = ListQuotaProps & {
  title: string;
  /** What the list exports, and the project's name for the file's. */
  noun: Exported;
  project: string;
  /** Where a new item is made, and the words for it. */
  create: { href: string; label: string };
  /** The outcomes of interrupted writes, reported on this `path`. */
  pendingWrites: Promise<ReportedWrite[]>;
  path: string;
};

/** The top of a list's page: title, quota, export and the create button, then what became of interrupted writes. */
export async function ListTop({ title, noun, project, create, pendingWrites, path, ...quota }: ListTopProps) {
  const { language, messages } = await requestPreferences();
  return (
    <>
      <ListHead title={title} {...quota}>
        <ExportButton owner={quota.owner} project={project} noun={noun}>
          <Icon name="download" />
          <span>{messages.lists.export}</span>
        </ExportButton>
        <Link className="btn primary" href={create.href}>
          <Icon name="plus" />
          <span>{create.label}</span>
        </Link>
      </ListHead>
      <PendingWrites
        writes={pendingWrites}
        dismiss={dismissWriteAction}
        owner={quota.owner}
        path={path}
        language={language}
        texts={messages.pendingWrites}
      />
    </>
  );
}

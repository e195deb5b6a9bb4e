import { useQueryClient } from '@tanstack/react-query';
import { EachWriteDialog } from '@/components/action/each-write-dialog';
import type { EachWriteResult } from '@/components/action/use-each-write';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { afterDelete } from '@/components/list/panel/after-delete';
import type { PanelHistory } from '@/components/list/panel/use-panel-history';
import { sourceKeys } from '@/lib/browser/queries/sources';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action } from '@/lib/guard/outcome';
import { deleteSources as enDeleteSources } from '@/lib/i18n/en/delete-sources';
import { eachWrite as enEachWrite } from '@/lib/i18n/en/each-write';
import { deleteSources as zhDeleteSources } from '@/lib/i18n/zh-cn/delete-sources';
import { eachWrite as zhEachWrite } from '@/lib/i18n/zh-cn/each-write';
import type { ProjectScope } from '@/lib/session/session';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { DeleteSourcesDependants } from './delete-sources-dependants';

type DeleteSourcesProps = {
  rows: SourceRow[];
  owner: ProjectScope;
  action: Action<EachOutcome[]>;
  onClose: (result: EachWriteResult) => void;
};

/** Deletes one or several sources, after showing which subscriptions use their channels. */
export function DeleteSources(props: DeleteSourcesProps) {
  const texts = useTexts('deleteSources');
  return (
    <EachWriteDialog {...props} id="delete-sources" field="source_id" texts={texts} isDanger>
      <DeleteSourcesDependants rows={props.rows} owner={props.owner} />
    </EachWriteDialog>
  );
}

export type DeleteFromListProps = Omit<DeleteSourcesProps, 'onClose'> & {
  history: PanelHistory<SourcesQuery>;
  /** Called once, after the dialog has closed. */
  onClose: () => void;
};

/** Deletes sources of a list, with the panel beside it. */
function DeleteFromList({ history, onClose, ...props }: DeleteFromListProps) {
  const client = useQueryClient();
  return (
    <DeleteSources
      {...props}
      onClose={(result) => {
        onClose();
        afterDelete(client, history, sourceKeys.lists(), result);
      }}
    />
  );
}

export default withLateTexts(
  {
    en: { deleteSources: enDeleteSources, eachWrite: enEachWrite },
    'zh-CN': { deleteSources: zhDeleteSources, eachWrite: zhEachWrite },
  },
  DeleteFromList,
);

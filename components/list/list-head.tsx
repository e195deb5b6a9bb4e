import type { ReactNode } from 'react';
import { ListQuota, type ListQuotaProps } from './list-quota';

type ListHeadProps = ListQuotaProps & {
  title: string;
  /** The button to create another one. */
  children: ReactNode;
};

/** The header of a list page: title, quota usage, and the create button. Used on the server and in the browser. */
export const ListHead = ({ title, children, ...quota }: ListHeadProps) => (
  <div className="page-head">
    <div className="min-w-0 flex-1">
      <h1>{title}</h1>
      <p className="quota">
        <ListQuota {...quota} />
      </p>
    </div>
    <div className="page-actions">{children}</div>
  </div>
);

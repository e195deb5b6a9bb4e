'use client';

import { type ReactNode, useState } from 'react';
import { lazyPart } from '@/components/ui/lazy-part';
import type { ProjectListProps } from './project-list';

type ProjectSwitchProps = Omit<ProjectListProps, 'anchor' | 'onClose'> & { className: string; children: ReactNode };

// Most users stay in one project.
const ProjectList = lazyPart<ProjectListProps>(() => import('./project-list'));

/** Opens the list of projects from the current project in the header. */
export function ProjectSwitch({ className, children, ...list }: ProjectSwitchProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onPointerEnter={ProjectList.preload}
        onFocus={ProjectList.preload}
        onClick={({ currentTarget }) => setAnchor((now) => now ?? currentTarget)}
      >
        {children}
      </button>
      {anchor ? <ProjectList {...list} anchor={anchor} onClose={() => setAnchor(null)} /> : null}
    </>
  );
}

import type { LiHTMLAttributes, Ref } from 'react';

type ChannelOptionRowProps = LiHTMLAttributes<HTMLLIElement> & {
  ref?: Ref<HTMLLIElement>;
  name: string;
  /** The part of the name that was searched for, marked in the row. */
  match: string;
  active: boolean;
};

/** Shows one channel of the list, the searched part marked. */
export function ChannelOptionRow({ name, match, active, ...option }: ChannelOptionRowProps) {
  const at = match ? name.toLowerCase().indexOf(match.toLowerCase()) : -1;
  return (
    <li {...option} className={active ? 'at' : undefined}>
      <span className="cut">
        {at < 0 ? (
          name
        ) : (
          <>
            {name.slice(0, at)}
            <mark>{name.slice(at, at + match.length)}</mark>
            {name.slice(at + match.length)}
          </>
        )}
      </span>
    </li>
  );
}

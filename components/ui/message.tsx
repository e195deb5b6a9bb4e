import type { HTMLAttributes, ReactNode, Ref } from 'react';

type MessageProps = Omit<HTMLAttributes<HTMLDivElement>, 'title'> & {
  tone: 'bad' | 'warn' | 'good' | 'info' | 'quiet';
  icon: ReactNode;
  title: ReactNode;
  /** For a heading that gets the focus. */
  headingRef?: Ref<HTMLHeadingElement>;
  /** The heading's level: one below the heading it is under. */
  heading?: 'h1' | 'h2' | 'h3';
  /** Content below the text, as wide as the box: facts, a table, buttons. */
  below?: ReactNode;
};

/** A message box: an icon that shows its tone without color, a heading, then the text and the actions. */
export function Message(props: MessageProps) {
  const { tone, icon, title, heading: Heading = 'h3', headingRef, below, children, className, ...rest } = props;
  return (
    <div {...rest} className={className ? `message ${tone} ${className}` : `message ${tone}`}>
      <div className="message-body">
        {icon}
        <Heading ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
          {title}
        </Heading>
        {children}
      </div>
      {below}
    </div>
  );
}

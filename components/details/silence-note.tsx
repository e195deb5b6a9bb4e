import { TriangleAlert } from 'lucide-react';

/** Says that the console itself did not answer, and what that leaves open. */
export function SilenceNote({ title, text }: { title: string; text: string }) {
  return (
    <div className="msg warn" role="alert">
      <div className="msg-top">
        <TriangleAlert aria-hidden="true" />
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
    </div>
  );
}

import { Link } from '@/components/ui/link';

/** The console's logo and name, linked to the start page. */
export function Brand({ name, label }: { name: string; label: string }) {
  return (
    <Link className="brand" href="/overview" aria-label={label}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="5" cy="12" r="2.4" fill="currentColor" />
        <circle cx="19" cy="5.5" r="2.4" />
        <circle cx="19" cy="18.5" r="2.4" />
        <path d="M7.3 11c3.5-1.5 5.7-2.8 9.3-4.7M7.3 13c3.5 1.5 5.7 2.8 9.3 4.7" />
      </svg>
      <span>{name}</span>
    </Link>
  );
}

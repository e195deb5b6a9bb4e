import { redirect } from 'next/navigation';

/** Leads to the list of sources; who is not signed in is led on from there. */
export default function HomePage(): never {
  redirect('/sources');
}

import { create } from './actions';
import { BareForm } from './bare-form';

export default function Page() {
  return <BareForm create={create} channelId={process.env.BARE_CHANNEL_ID} />;
}

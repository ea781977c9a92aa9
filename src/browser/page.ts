import { listCopies } from './offline-list.ts';
import { offerCopies } from './offline.ts';
import { offerQuoting } from './quote.ts';
import { offerSettings } from './settings.ts';
import { offerSharing } from './share.ts';
import { offerShortcut } from './shortcut.ts';

// Each adds to what is there, and does nothing on a page that lacks it. One that fails takes none of the others with it.
for (const offer of [
  offerSettings,
  offerSharing,
  offerQuoting,
  offerShortcut,
  offerCopies,
  listCopies,
]) {
  Promise.resolve(document).then(offer).catch(reportError);
}

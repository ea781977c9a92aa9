import { insertMarkup } from './markup.ts';
import { showOfflineList } from './offline-list.ts';
import { offerOfflineReading } from './offline.ts';
import { offerQuoting } from './quote.ts';
import { offerSettings } from './settings.ts';
import { offerSharing } from './share.ts';
import { offerShortcut } from './shortcut.ts';

insertMarkup(document);

// Enhances a page that works without scripts. An error in one function must not stop the others.
for (const enhance of [
  offerSettings,
  offerSharing,
  offerQuoting,
  offerShortcut,
  offerOfflineReading,
  showOfflineList,
]) {
  Promise.resolve(document).then(enhance).catch(reportError);
}

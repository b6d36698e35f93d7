import { languageLinks } from './language.js';
import { paths } from './paths.js';
import type { Banner, FrameModel, NavLink, Page, Section } from './view-models.js';
import type { Visit } from './visit.js';

const rooms: readonly { readonly section: Section; readonly words: string; readonly href: string }[] = [
  { section: 'new', words: 'frame.nav.new', href: paths.newDossier.at() },
  { section: 'dossiers', words: 'frame.nav.dossiers', href: paths.dossiers.at() },
  { section: 'examples', words: 'frame.nav.examples', href: paths.examples.at() },
  { section: 'review', words: 'frame.nav.review', href: paths.review.at() },
  { section: 'enterprise', words: 'enterprise.nav', href: paths.enterprise.at() },
  { section: 'notices', words: 'find.nav', href: paths.notices.at() },
  { section: 'library', words: 'frame.nav.library', href: paths.library.at() },
  { section: 'law', words: 'frame.nav.law', href: paths.law.at() },
  { section: 'workshops', words: 'frame.nav.workshops', href: paths.workshops.at() },
  { section: 'help', words: 'frame.nav.help', href: paths.help.at() },
];

/** What the layout shows around a page. */
export function frameModel(visit: Visit, view: string, page: Page, banner?: Banner): FrameModel {
  const { words } = visit;
  const nav = rooms.map((room): NavLink => ({
    text: words.say(room.words),
    href: room.href,
    current: room.section === page.section,
  }));
  const title = words.say('frame.title', { page: page.title });
  return {
    title: page.refused === true ? words.say('frame.error-title', { title }) : title,
    language: visit.language,
    languages: languageLinks(visit.url, visit.language),
    nav,
    back: page.back,
    breadcrumbs: page.breadcrumbs ?? [],
    banner,
    nonce: visit.nonce,
    homeHref: paths.home.at(),
    licencesHref: paths.helpPage.at({ page: 'licences' }),
    accessibilityHref: paths.helpPage.at({ page: 'accessibility' }),
    apiHref: paths.helpPage.at({ page: 'api' }),
    joinHref: paths.join.at(),
    view,
    refresh: page.refresh,
  };
}

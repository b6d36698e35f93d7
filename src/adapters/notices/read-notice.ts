import { done, refused, type Result } from '../../core/shared/result.js';
import { dateAt } from './dates.js';
import { rootName } from './namespaces.js';
import type { Notice } from './notice.js';
import { readBuyers } from './read-buyers.js';
import { lotsOf } from './read-lot.js';
import { resultOf, type ReadResult } from './read-result.js';
import { readPurchase } from './read-purchase.js';
import { noticeRefusal, type NoticeRefusal } from './refusal.js';
import { first, textAt } from './xml-path.js';
import { wantedParts } from './wanted-parts.js';
import { quickTree } from './xml-quick.js';
import { goodUtf8, xmlText } from './xml-text.js';
import { parseInFull, type XmlElement } from './xml-tree.js';

/** The most bytes that a notice may have; real ones reach 5 MB. */
export const defaultMaximumBytes = 20_000_000;

const kinds: ReadonlyMap<string, Notice['kind']> = new Map([
  [rootName('ContractNotice'), 'ContractNotice'],
  [rootName('PriorInformationNotice'), 'PriorInformationNotice'],
]);

const awardRoot = rootName('ContractAwardNotice');

/** Says which other file this is, where people are likely to mix them up. */
function refuseRoot(name: string): NoticeRefusal | undefined {
  if (kinds.has(name)) return undefined;
  if (name === awardRoot) return noticeRefusal('not-a-notice', 'notices.award');
  if (name.endsWith('}TED_EXPORT')) return noticeRefusal('not-a-notice', 'notices.former-format');
  const root = name.slice(name.indexOf('}') + 1).slice(0, 60);
  return noticeRefusal('not-a-notice', 'notices.other-root', { root });
}

function noticeFrom(root: XmlElement, kind: Notice['kind']): Notice {
  return {
    kind,
    subtype: textAt(root, 'EXT/efac:NoticeSubType/cbc:SubTypeCode'),
    legalBasis: textAt(root, 'cbc:RegulatoryDomain'),
    noticeType: textAt(root, 'cbc:NoticeTypeCode'),
    formType: first(root, 'cbc:NoticeTypeCode')?.attributes.get('listName'),
    noticeId: textAt(root, 'cbc:ID'),
    version: textAt(root, 'cbc:VersionID'),
    procedureId: textAt(root, 'cbc:ContractFolderID'),
    publication: textAt(root, 'EXT/efac:Publication/efbc:NoticePublicationID'),
    publicationDate: dateAt(root, 'EXT/efac:Publication/efbc:PublicationDate'),
    changes: textAt(root, 'EXT/efac:Changes/efbc:ChangedNoticeIdentifier'),
    sdk: textAt(root, 'cbc:CustomizationID'),
    language: textAt(root, 'cbc:NoticeLanguageCode'),
    issueDate: dateAt(root, 'cbc:IssueDate'),
    procedureType: textAt(root, 'cac:TenderingProcess/cbc:ProcedureCode'),
    buyers: readBuyers(root),
    procedure: readPurchase(root),
    lots: lotsOf(root),
  };
}

function callFrom(root: XmlElement): Result<Notice, NoticeRefusal> {
  const kind = kinds.get(root.name);
  const isSaid = first(root, 'cac:ProcurementProject') ?? first(root, 'cac:ProcurementProjectLot');
  if (kind === undefined || !isSaid) return refused(noticeRefusal('not-a-notice', 'notices.no-content'));
  return done(noticeFrom(root, kind));
}

/** Most notices need no more than the quick reader; whatever it does not take is read in full. */
function treeOf(
  xml: string | Uint8Array,
  maximumBytes: number,
  refuse: (root: string) => NoticeRefusal | undefined,
): Result<XmlElement, NoticeRefusal> {
  const bytes = goodUtf8(xml, maximumBytes);
  const quick = bytes && quickTree(bytes, wantedParts);
  if (quick !== undefined) {
    const refusal = refuse(quick.name);
    return refusal ? refused(refusal) : done(quick);
  }
  const text = xmlText(xml, maximumBytes);
  return text.ok ? parseInFull(text.value, refuse) : text;
}

/** Reads an eForms call for competition or planning notice of any 1.x version. Never throws on what it is given. */
export function readNotice(
  xml: string | Uint8Array,
  maximumBytes = defaultMaximumBytes,
): Result<Notice, NoticeRefusal> {
  const tree = treeOf(xml, maximumBytes, refuseRoot);
  return tree.ok ? callFrom(tree.value) : tree;
}

/** A notice of whichever kind; `result` is set where it tells how a procedure ended. */
export interface AnyNotice {
  readonly notice: Notice;
  readonly result?: ReadResult;
}

/** Reads a notice of results as well as those that `readNotice` reads. Never throws on what it is given. */
export function readAnyNotice(
  xml: Uint8Array,
  maximumBytes = defaultMaximumBytes,
): Result<AnyNotice, NoticeRefusal> {
  const tree = treeOf(xml, maximumBytes, (name) => (name === awardRoot ? undefined : refuseRoot(name)));
  if (!tree.ok) return tree;
  const root = tree.value;
  if (root.name !== awardRoot) {
    const call = callFrom(root);
    return call.ok ? done({ notice: call.value }) : call;
  }
  // Its lots are written as in a call.
  return done({ notice: noticeFrom(root, 'ContractNotice'), result: resultOf(root) });
}

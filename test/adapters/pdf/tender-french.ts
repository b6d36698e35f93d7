/** The same kind of document in French: no-break spaces, accents, guillemets, long compound words. */
import type { Block, DocumentModel } from '../../../src/core/documents/block.js';
import { bullets, documentOf, heading, paragraph, steps, strong, table } from './words.js';

function prose(objet: string): Block[] {
  return [
    paragraph(
      `L’acheteur a décrit ${objet} de façon que tout opérateur économique en mesure d’exécuter les prestations puisse répondre, `,
      strong('quelle que soit sa forme juridique'),
      ' : les exigences sont liées à l’objet du marché et proportionnées à son montant. Lorsqu’un label est cité, le soumissionnaire peut prouver par tout autre moyen approprié qu’il satisfait aux mêmes exigences.',
    ),
    paragraph(
      'Le suivi des conditions d’exécution est assuré par la personne désignée en page de garde, avec l’aide d’un facilitateur. Une preuve déjà fournie pour un autre lot n’a pas à être fournie de nouveau ; le soumissionnaire indique alors où elle se trouve. Qu’est-ce qu’une « preuve équivalente » ? Tout document, même étranger, qui établit le même fait.',
    ),
  ];
}

const BLOCKS: readonly Block[] = [1, 2, 3, 4, 5, 6].flatMap((number) => [
  heading(
    1,
    [
      'Objet du marché',
      'Réservation',
      'Conditions d’exécution',
      'Critères d’attribution',
      'Modalités de réponse',
      'Annexe : heures d’insertion',
    ][number - 1] ?? '',
    String(number),
  ),
  ...prose('les besoins de la collectivité'),
  heading(2, 'Ce qui est demandé', `${number}.1`),
  bullets(
    'des heures de travail réservées à des personnes éloignées de l’emploi ;',
    [
      paragraph('un accompagnement vers l’emploi durable :'),
      bullets('tutorat interne ;', 'formation qualifiante ;', 'suivi à six mois.'),
    ],
    'un compte rendu trimestriel.',
  ),
  ...prose('la durée de chaque période'),
  heading(3, 'Pièces à produire', `${number}.1.1`),
  steps(
    'Les statuts de la structure, ou un document équivalent.',
    'La convention avec l’État, le cas échéant.',
    'Le document unique de marché européen (DUME).',
  ),
  {
    kind: 'callout',
    tone: number % 2 === 0 ? 'warning' : 'note',
    blocks: [
      paragraph(
        strong('Point d’attention. '),
        'Le seuil de 30 % s’apprécie sur l’effectif total ; les intérimaires sont comptés au prorata de leur présence.',
      ),
    ],
  },
  table(
    ['Action', 'Preuve', 'Montant, €'],
    [
      ['Encadrement technique', 'Fiches de paie, contrats', `${number} 250,00`],
      ['Formation « taille raisonnée »', 'Feuilles d’émargement', '980,50'],
      ['Évaluation', 'Rapport annuel présenté au comité de suivi', '12 400,00'],
    ],
    { caption: `Coûts repères, chapitre ${number}`, right: [2], widths: [36, 44, 20] },
  ),
  ...prose('le contrôle de l’exécution'),
]);

export const FRENCH_TENDER: DocumentModel = documentOf(BLOCKS, {
  title: 'Entretien des espaces verts et des cimetières, 2027-2030',
  subtitle: 'Cahier des clauses techniques particulières',
  language: 'fr',
  author: 'Ville d’Exempleville',
  subject: 'Cahier des charges avec clauses sociales et environnementales',
  cover: [
    { label: 'Pouvoir adjudicateur', value: 'Ville d’Exempleville, direction des espaces verts' },
    { label: 'Procédure', value: 'Appel d’offres ouvert' },
    { label: 'Date d’envoi prévue', value: '23 novembre 2026' },
  ],
  running: { header: 'Ville d’Exempleville · Espaces verts', page: 'Page {page} sur {pages}' },
  contentsTitle: 'Sommaire',
});

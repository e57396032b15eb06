import type { Department } from '../../../src/contract/primitives.ts';
import { lines, list, type DepartmentTable } from '../table.ts';

/** A language beside English: its titles stand under departments, all else serves every one of them. */
export interface LanguageTable extends Omit<DepartmentTable, 'titles' | 'majors'> {
  titles: Partial<Record<Department, string[]>>;
  heading: string;
  handOver: string;
}

export const french: LanguageTable = {
  heading: 'Ce que vous ferez',
  handOver: 'Vous remettez',
  titles: {
    marketing: lines(`
      Calendrier éditorial pour la saison d’automne
      Étude de la clientèle de nos ateliers
      Textes du nouveau site, en langage clair`),
    communications: lines(`
      Relecture bilingue de cinq dépliants
      Dossier de presse pour l’exposition d’hiver
      Entrevues avec six bénévoles`),
    design: lines(`
      Affiches pour le festival d’été
      Pictogrammes pour la signalisation du musée`),
    education: lines(`
      Fiches pédagogiques pour les visites scolaires
      Atelier de deux heures pour adolescents`),
    data: lines(`
      Tableau de bord des inscriptions
      Nettoyage d’une liste de 400 adresses`),
    operations: lines(`
      Inventaire de l’atelier, avec étiquettes
      Plan de rangement de la réserve`),
  },
  reasons: lines(`
    Nous sommes une petite équipe et ce travail attend depuis deux ans.
    Notre public change, et nos documents datent d’avant.
    Le conseil se réunit bientôt et souhaite décider sur des faits.
    Ce que nous faisons est bon ; il reste à le dire simplement.`),
  tasks: lines(`
    Rencontrer l’équipe en visioconférence.
    Lire ce qui existe et noter ce qui manque.
    Préparer une première version, puis une seconde.
    Vérifier chaque chiffre auprès de sa source.
    Essayer le résultat avec trois personnes.
    Présenter le travail en une demi-heure.`),
  deliverables: lines(`
    Un document de huit pages
    Un tableau partagé avec ses sources
    Les fichiers sources et leurs exports
    Une note d’une page pour le conseil
    Un guide pour la suite`),
  skills: list('Rédaction, Traduction, Excel, Français, Mise en page, Recherche, Canva, Communication'),
  prompts: lines(`
    Parlez-nous d’un texte que vous avez simplifié.
    Comment vérifiez-vous un chiffre donné au téléphone ?
    Qu’aimeriez-vous savoir le premier jour ?
    Décrivez un projet que vous avez mené jusqu’au bout.`),
};

export const spanish: LanguageTable = {
  heading: 'Lo que harás',
  handOver: 'Entregas',
  titles: {
    marketing: lines(`
      Calendario de redes sociales para el otoño
      Encuesta a 60 clientes de la panadería
      Campaña para la feria de verano`),
    communications: lines(`
      Boletín bilingüe para familias
      Guía de estilo en lenguaje claro
      Entrevistas con ocho voluntarios`),
    research: lines(`
      Entrevistas con seis negocios del barrio
      Revisión de estudios sobre lectura infantil`),
    education: lines(`
      Taller de dos horas para jóvenes
      Cuaderno de visita al museo`),
    'human-resources': lines(`
      Manual de bienvenida para voluntarios
      Descripciones de puesto en lenguaje claro`),
    technology: lines(`
      Revisión de accesibilidad de ocho páginas
      Formulario de reservas para la biblioteca`),
  },
  reasons: lines(`
    Somos un equipo pequeño y este trabajo espera desde hace dos años.
    Muchas familias prefieren leer en español y nuestros textos no existen en ese idioma.
    La junta se reúne pronto y quiere decidir con datos.
    Lo que hacemos es bueno; falta contarlo de forma sencilla.`),
  tasks: lines(`
    Conocer al equipo en una videollamada.
    Leer lo que hay y anotar lo que falta.
    Preparar un primer borrador y después un segundo.
    Comprobar cada dato con su fuente.
    Probar el resultado con tres personas.
    Presentar el trabajo en media hora.`),
  deliverables: lines(`
    Un documento de ocho páginas
    Una hoja compartida con sus fuentes
    Los archivos originales y sus copias
    Una nota de una página para la junta
    Una guía para seguir adelante`),
  skills: list('Redacción, Traducción, Excel, Español, Diseño, Investigación, Canva, Comunicación'),
  prompts: lines(`
    Cuéntanos de un texto que hayas simplificado.
    ¿Cómo compruebas un dato que te dan por teléfono?
    ¿Qué te gustaría saber el primer día?
    Describe un proyecto que hayas llevado hasta el final.`),
};

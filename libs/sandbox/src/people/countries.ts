import type { Language } from './person.js';

export interface Country {
  name: string;
  language: Language;
  /** Relative number of people. */
  weight: number;
  /** Names and cities are one string each, parted by spaces or commas, to be read at a glance. */
  firstNames: readonly string[];
  lastNames: readonly string[];
  cities: readonly { name: string; timeZone: string }[];
}

const words = (list: string): string[] => list.trim().split(/\s+/);
const cities = (timeZone: string, list: string): { name: string; timeZone: string }[] =>
  list.split(',').map((name) => ({ name: name.trim(), timeZone }));

const ENGLISH_FIRST =
  words(`Olivia Amelia Isla Ava Grace Freya Emily Sophie Lily Evie Charlotte Alice Ruby Daisy
  Harriet Megan Holly Zoe Niamh Fiona Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Henry Theo Alfie Edward
  Samuel Daniel Lewis Rory Callum Finlay Declan`);

export const COUNTRIES: readonly Country[] = [
  {
    name: 'United Kingdom',
    language: 'en',
    weight: 24,
    firstNames: ENGLISH_FIRST,
    lastNames:
      words(`Smith Taylor Davies Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White Hughes
      Edwards Green Hall Wood Harris Martin Jackson Clarke Clark Turner Hill Cooper Ward Moore Morris Watson Baker
      Harrison Morgan Patel Young Allen Mitchell Phillips Campbell Kelly Stewart`),
    cities: cities(
      'Europe/London',
      'London,Leeds,Bristol,Manchester,Edinburgh,Glasgow,Cardiff,Norwich,York,Bath',
    ),
  },
  {
    name: 'United States',
    language: 'en',
    weight: 16,
    firstNames:
      words(`Emma Sophia Mia Harper Evelyn Abigail Ella Scarlett Madison Hannah Nora Hazel Violet Aurora
      Savannah Brooklyn Claire Skylar Audrey Naomi Liam James Benjamin Lucas Mason Ethan Logan Jackson Levi Mateo
      David Wyatt Carter Julian Luke Grayson Isaac Jayden Gabriel Anthony`),
    lastNames:
      words(`Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
      Anderson Moore Lee Perez Sanchez Ramirez Nguyen Flores Rivera Nelson Adams Carter Parker Collins Reed Cook
      Bell Murphy Bailey Howard Torres Peterson Gray Ramsey Foster Sullivan Russell Hayes`),
    cities: [
      ...cities('America/New_York', 'New York,Boston,Atlanta,Philadelphia'),
      ...cities('America/Chicago', 'Chicago,Austin,Minneapolis'),
      ...cities('America/Denver', 'Denver'),
      ...cities('America/Los_Angeles', 'Seattle,Portland,San Diego'),
    ],
  },
  {
    name: 'Germany',
    language: 'de',
    weight: 22,
    firstNames:
      words(`Lena Anna Lea Marie Sophie Hannah Mia Emma Clara Johanna Katharina Julia Laura Sarah Franziska
      Ines Petra Monika Ulrike Birgit Paul Leon Lukas Jonas Felix Maximilian Jakob Elias Moritz Niklas Tobias Stefan
      Matthias Jürgen Björn Uwe Holger Sören Götz Thorsten`),
    lastNames:
      words(`Brandt Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer
      Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann
      Köhler Maier Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn`),
    cities: cities(
      'Europe/Berlin',
      'Berlin,Hamburg,München,Köln,Leipzig,Dresden,Freiburg,Bremen,Nürnberg,Münster',
    ),
  },
  {
    name: 'France',
    language: 'fr',
    weight: 12,
    firstNames:
      words(`Camille Léa Manon Chloé Emma Inès Jade Louise Alice Juliette Margaux Élise Claire Hélène Céline
      Aurélie Sandrine Nathalie Mathilde Noémie Lucas Hugo Louis Gabriel Raphaël Arthur Jules Adam Nathan Théo Antoine
      Clément Maxime Julien Sébastien Benoît Frédéric François Étienne Baptiste`),
    lastNames:
      words(`Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre
      Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet
      Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin`),
    cities: cities(
      'Europe/Paris',
      'Paris,Lyon,Marseille,Nantes,Bordeaux,Lille,Rennes,Toulouse,Strasbourg,Grenoble',
    ),
  },
  {
    name: 'Spain',
    language: 'es',
    weight: 10,
    firstNames:
      words(`Lucía María Paula Sofía Carmen Marta Alba Laura Elena Claudia Nuria Irene Raquel Cristina Pilar
      Rocío Sara Beatriz Silvia Ángela Hugo Martín Pablo Alejandro Daniel Álvaro Adrián David Mario Diego Javier Sergio
      Carlos Jorge Iván Rubén Óscar Andrés Raúl Íñigo`),
    lastNames:
      words(`García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz
      Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez
      Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Iglesias`),
    cities: cities(
      'Europe/Madrid',
      'Madrid,Barcelona,Valencia,Sevilla,Bilbao,Zaragoza,Málaga,Granada,Oviedo,Vigo',
    ),
  },
  {
    name: 'Italy',
    language: 'it',
    weight: 8,
    firstNames:
      words(`Giulia Chiara Francesca Sara Martina Alessia Elisa Federica Valentina Elena Sofia Aurora Ginevra
      Beatrice Giorgia Camilla Silvia Paola Ilaria Serena Francesco Alessandro Lorenzo Andrea Mattia Leonardo Gabriele
      Riccardo Davide Tommaso Matteo Luca Marco Simone Federico Pietro Nicolò Stefano Emanuele Giacomo`),
    lastNames:
      words(`Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa
      Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone
      Longo Gentile Martinelli Vitale Lombardo Serra Coppola Villa Conte Ferri Fabbri`),
    cities: cities('Europe/Rome', 'Roma,Milano,Torino,Bologna,Firenze,Napoli,Verona,Trieste,Genova,Padova'),
  },
  {
    name: 'Netherlands',
    language: 'nl',
    weight: 8,
    firstNames:
      words(`Emma Julia Sanne Lotte Fleur Anouk Iris Femke Eva Noor Lieke Maud Roos Tess Marloes Ilse
      Saskia Marieke Jolanda Esther Daan Sem Lucas Finn Bram Thijs Jesse Ruben Lars Stijn Jeroen Pieter Willem Maarten
      Joost Sander Koen Gijs Hidde Wouter`),
    lastNames:
      words(`Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Smits
      Koster Prins Blom Huisman Peeters Kuipers Veenstra Willems Kramer Schouten Postma Jacobs Hermans Verhoeven Evers
      Martens Maas Scholten Verbeek Wolters Koning Kok Molenaar Hoekstra Groen Timmermans`),
    cities: cities('Europe/Amsterdam', 'Amsterdam,Utrecht,Rotterdam,Groningen,Haarlem,Leiden,Delft,Arnhem'),
  },
];

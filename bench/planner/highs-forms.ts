import type { ModelData } from "highs";
import { type BenchInstance, type BenchReview, minutesOn } from "./instances.js";

/** Columns of a linear program, written one after the other. */
class Columns {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  add(cost: number, entries: readonly (readonly [row: number, value: number])[]): void {
    this.cost.push(cost);
    this.upper.push(Infinity);
    for (const [row, value] of entries) {
      this.indices.push(row);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
  }
}

/**
 * One column for each review and each of its days: a review has one day or none, a day so many minutes. Whole numbers
 * are asked for only where `integer`; where reviews last equally long, the cheapest basis is whole anyway.
 */
export function assignmentForm(instance: BenchInstance, integer = false): ModelData {
  const { reviews, sellers, days, earlyWeight, lateWeight, unbookedPenalty } = instance;
  const columns = new Columns();
  const shortest = Math.min(...reviews.map(({ minutes }) => minutes));
  reviews.forEach(({ seller, minutes, priority, earliest, ideal, latest }, review) => {
    columns.add(priority * unbookedPenalty, [[review, 1]]);
    for (let day = earliest; day <= latest; day++) {
      if (minutesOn(instance, day) < minutes) continue;
      const cost = priority * (day < ideal ? earlyWeight * (ideal - day) : lateWeight * (day - ideal));
      for (let able = 0; able < sellers; able++) {
        if (seller !== null && seller !== able) continue;
        columns.add(cost, [
          [review, 1],
          [reviews.length + able * days + day, minutes / shortest],
        ]);
      }
    }
  });
  const room = Array.from({ length: sellers * days }, (_, slot) => minutesOn(instance, slot % days) / shortest);
  const equal = reviews.map(() => 1);
  const form = modelOf(columns, [...equal, ...room.map(() => 0)], [...equal, ...room]);
  return integer ? { ...form, integrality: new Int32Array(columns.cost.length).fill(1) } : form;
}

/**
 * For one seller and open windows: reviews enter at their ideal day, are carried from day to day with those of their
 * priority, forwards or backwards, and take a place, or are left out. Either each review by itself, as it is given, or
 * those of one priority and ideal day added up beforehand, which is the smallest form there is.
 */
export function pathForm(instance: BenchInstance, addedUp: boolean): ModelData {
  const { reviews, days, earlyWeight, lateWeight, unbookedPenalty } = instance;
  const priorities = [...new Set(reviews.map(({ priority }) => priority))];
  const columns = new Columns();
  const classDays = priorities.length * days;
  const entry = ({ priority, ideal }: BenchReview): number => priorities.indexOf(priority) * days + ideal;
  const supply = new Array<number>(classDays).fill(0);
  if (addedUp) for (const review of reviews) supply[entry(review)] = (supply[entry(review)] ?? 0) + 1;
  const firstReview = classDays + days;

  priorities.forEach((priority, level) => {
    for (let day = 0; day < days; day++) {
      const row = level * days + day;
      columns.add(0, [
        [row, 1],
        [classDays + day, 1],
      ]);
      if (addedUp) columns.add(priority * unbookedPenalty, [[row, 1]]);
      if (day + 1 === days) continue;
      const onwards = [
        [row, 1],
        [row + 1, -1],
      ] as const;
      columns.add(priority * lateWeight, onwards);
      columns.add(
        priority * earlyWeight,
        onwards.map(([at, value]) => [at, -value]),
      );
    }
  });
  const single = addedUp ? [] : reviews;
  single.forEach((review, index) => {
    columns.add(0, [
      [entry(review), -1],
      [firstReview + index, 1],
    ]);
    columns.add(review.priority * unbookedPenalty, [[firstReview + index, 1]]);
  });
  const minutes = reviews[0]?.minutes ?? 1;
  const places = Array.from({ length: days }, (_, day) => Math.floor(minutesOn(instance, day) / minutes));
  const each = single.map(() => 1);
  return modelOf(columns, [...supply, ...places.map(() => 0), ...each], [...supply, ...places, ...each]);
}

function modelOf(columns: Columns, rowLower: number[], rowUpper: number[]): ModelData {
  const [numCols, numRows] = [columns.cost.length, rowLower.length];
  return {
    numCols,
    numRows,
    colCost: columns.cost,
    colLower: new Float64Array(numCols),
    colUpper: columns.upper,
    rowLower,
    rowUpper,
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: columns.starts,
      indices: columns.indices,
      values: columns.values,
    },
  };
}

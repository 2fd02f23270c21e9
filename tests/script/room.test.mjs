// @ts-check
// Who makes room: the oldest, never a favourite, and never one that is kept nowhere else unless the visitor says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { roomFor } from "../../assets/static/js/room.js";

/**
 * @param {string} id
 * @param {Partial<import("../../assets/static/js/room.js").Tenant>} [other]
 */
function tenant(id, other = {}) {
  return { id, made: `2026-01-0${id}`, units: 100, favourite: false, safe: true, ...other };
}

/** @param {import("../../assets/static/js/room.js").Tenant[]} leaving */
const ids = (leaving) => leaving.map(({ id }) => id);

test("the oldest leave first, and no more of them than are needed", () => {
  const { leaving, enough } = roomFor([tenant("3"), tenant("1"), tenant("2")], 101, { losing: false });
  assert.deepEqual([ids(leaving), enough], [["1", "2"], true]);
});

test("a favourite stays, whatever is needed", () => {
  const tenants = [tenant("1", { favourite: true }), tenant("2")];
  for (const losing of [false, true]) {
    const { leaving, enough } = roomFor(tenants, 150, { losing });
    assert.deepEqual([ids(leaving), enough], [["2"], false]);
  }
});

test("one that is kept nowhere else stays until the visitor has said so, and leaves last", () => {
  const tenants = [tenant("1", { safe: false }), tenant("2"), tenant("3")];
  assert.deepEqual(roomFor(tenants, 250, { losing: false }).enough, false);
  assert.deepEqual(ids(roomFor(tenants, 250, { losing: false }).leaving), ["2", "3"]);
  const { leaving, enough } = roomFor(tenants, 250, { losing: true });
  assert.deepEqual([ids(leaving), enough], [["2", "3", "1"], true]);
});

test("where nothing is needed nobody leaves", () => {
  assert.deepEqual(roomFor([tenant("1")], 0, { losing: true }), { leaving: [], enough: true });
});

/** French is the language of the editors; English is offered beside it. */
export default {
  config: {
    locales: ['fr'],
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap() {},
};

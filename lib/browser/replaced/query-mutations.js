// Takes the place of React Query's cache of mutations, 1.6 KB: writes are server actions, which useAction runs. A
// QueryClient needs only these methods of it.
export class MutationCache {
  clear() {}
  findAll() {
    return [];
  }
  resumePausedMutations() {
    return Promise.resolve();
  }
}

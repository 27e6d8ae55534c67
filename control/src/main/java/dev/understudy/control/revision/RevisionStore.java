package dev.understudy.control.revision;

import dev.understudy.control.fleet.SharedForce;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps revisions. What a method has returned survives the end of the process and of the machine.
/// Every method may wait for a disk or a network, may be called from any thread, and throws a
/// [StoreException] where the machine fails it.
public interface RevisionStore extends AutoCloseable {
  /// The active one; empty as long as nothing has been appended.
  Optional<Revision> newest();

  /// Appends after `parent`, if that is still the newest: one compare-and-set. Where instances
  /// share the store, its time lies a moment ahead: then all switch to it.
  ///
  /// @param parent empty: the store has to be empty
  /// @return the new revision; empty where somebody else was first
  Optional<Revision> append(Change change, OptionalLong parent);

  Optional<Revision> find(long number);

  /// The text of a revision that is there.
  Optional<String> text(long number);

  /// From new to old.
  Page list(Query query);

  /// Sets or, with an empty string, clears label and note; what is absent stays.
  ///
  /// @return the changed revision; empty where there is none of that number
  Optional<Revision> annotate(long number, Optional<String> label, Optional<String> note);

  /// Adds what the change meant to clients.
  void describe(long number, String difference);

  /// Takes back the newest revision, which could not be run.
  void retract(long number);

  /// Deletes all but the `keep` newest; never the active one or one with a label.
  ///
  /// @return how many were deleted
  int prune(int keep);

  /// The use of a key within the last day.
  Optional<KeyUse> use(String key);

  /// Digest of the configuration's file as it was last seen; empty where there was none.
  Optional<String> fileSeen();

  void seeFile(String digest);

  /// Where instances that share this store keep which scenario they are in; empty where none do.
  Optional<SharedForce> force();

  /// Calls whenever another instance that shares the store may have appended, on a thread of its
  /// own, until what is returned is closed.
  AutoCloseable follow(Runnable newer);

  /// Where it is, for people; without a password.
  String place();

  @Override
  void close();

  /// @param request digest of what was asked
  record KeyUse(String request, long revision) {}

  /// Which revisions.
  ///
  /// @param before numbers below this one; empty: from the newest on
  /// @param author exactly; empty: any
  /// @param origin empty: any
  /// @param labelled only those with a label
  /// @param limit at most so many, >= 1
  record Query(
      OptionalLong before,
      Optional<String> author,
      Optional<Origin> origin,
      boolean labelled,
      int limit) {}

  /// @param next what to ask as `before` for the rest; empty: there is none
  record Page(List<Revision> revisions, OptionalLong next) {
    public Page {
      revisions = List.copyOf(revisions);
    }
  }
}

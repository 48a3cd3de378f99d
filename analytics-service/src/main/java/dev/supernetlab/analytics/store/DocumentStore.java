package dev.supernetlab.analytics.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Documents by id. Reads and writes exclude each other: the embedded store changes a document in
 * place even while it is sending it to a reader, which then never gets its answer.
 */
final class DocumentStore {
  private final MongoDatabase database;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  DocumentStore(MongoDatabase database) {
    this.database = database;
  }

  void ping() {
    database.runCommand(new Document("ping", 1));
  }

  void drop(List<String> collections) {
    locked(
        lock.writeLock(),
        () -> {
          collections.forEach(collection -> database.getCollection(collection).drop());
          return null;
        });
  }

  /** Updates a document, or makes it; returns what it is now. */
  Document update(String collection, String id, Bson update) {
    return locked(
        lock.writeLock(),
        () ->
            Objects.requireNonNull(
                database
                    .getCollection(collection)
                    .findOneAndUpdate(
                        eq("_id", id),
                        update,
                        new FindOneAndUpdateOptions()
                            .upsert(true)
                            .returnDocument(ReturnDocument.AFTER))));
  }

  /** Puts a document in the place of the one that was there. */
  void replace(String collection, String id, Document document) {
    locked(
        lock.writeLock(),
        () ->
            database
                .getCollection(collection)
                .replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true)));
  }

  void remove(String collection, String id) {
    locked(lock.writeLock(), () -> database.getCollection(collection).deleteOne(eq("_id", id)));
  }

  Optional<Document> one(String collection, String id) {
    return Optional.ofNullable(
        locked(
            lock.readLock(), () -> database.getCollection(collection).find(eq("_id", id)).first()));
  }

  /** Those of these documents that are there, in the order of the ids. */
  List<Document> all(String collection, List<String> ids) {
    Map<String, Document> found = new HashMap<>();
    locked(
            lock.readLock(),
            () -> database.getCollection(collection).find(in("_id", ids)).into(new ArrayList<>()))
        .forEach(document -> found.put(document.getString("_id"), document));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Documents by id, at most {@code limit}, those whose ids come after {@code after}. */
  List<Document> after(String collection, String after, int limit) {
    return locked(
        lock.readLock(),
        () ->
            database
                .getCollection(collection)
                .find(gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>()));
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

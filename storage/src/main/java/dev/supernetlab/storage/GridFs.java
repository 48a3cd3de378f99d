package dev.supernetlab.storage;

import com.mongodb.MongoException;
import com.mongodb.MongoGridFSException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Files of one bucket, each of which belongs to an experiment. A file is there whole or not at all:
 * its entry is written after its content, and deleted before it.
 */
final class GridFs {
  private static final String EXPERIMENT = "metadata.experimentId";

  private final GridFSBucket bucket;
  private final Runnable indexes;
  private boolean indexed;

  /** A file to be written; what its number says is up to whoever writes it. */
  record Entry(String name, String experimentId, long number) {}

  GridFs(MongoDatabase database, String bucket) {
    MongoDatabase durable =
        database.withWriteConcern(WriteConcern.ACKNOWLEDGED.withJournal(true).withW("majority"));
    this.bucket = GridFSBuckets.create(durable, bucket);
    this.indexes =
        () -> database.getCollection(bucket + ".files").createIndex(Indexes.ascending(EXPERIMENT));
  }

  /** Keeps a file, beside others of its name. */
  void write(Entry entry, byte[] content) throws IOException {
    Document metadata =
        new Document("experimentId", entry.experimentId()).append("number", entry.number());
    GridFSUploadOptions options = new GridFSUploadOptions().metadata(metadata);
    tried(
        () -> {
          index();
          return bucket.uploadFromStream(entry.name(), new ByteArrayInputStream(content), options);
        });
  }

  /** Files of a name. */
  List<GridFSFile> named(String name) throws IOException {
    return find(Filters.eq("filename", name));
  }

  /** Files of an experiment. */
  List<GridFSFile> of(String experimentId) throws IOException {
    return find(Filters.eq(EXPERIMENT, experimentId));
  }

  byte[] read(GridFSFile file) throws IOException {
    return tried(
        () -> {
          ByteArrayOutputStream content = new ByteArrayOutputStream((int) file.getLength());
          bucket.downloadToStream(file.getId(), content);
          return content.toByteArray();
        });
  }

  /** The number that a file was given. */
  static long number(GridFSFile file) {
    return file.getMetadata().getLong("number");
  }

  /** Deletes files; others may have done so already. */
  void delete(List<GridFSFile> files) throws IOException {
    for (GridFSFile file : files) {
      try {
        bucket.delete(file.getId());
      } catch (MongoGridFSException gone) {
        // Somebody else was faster.
      } catch (MongoException e) {
        throw failed(e);
      }
    }
  }

  private List<GridFSFile> find(Bson filter) throws IOException {
    return tried(() -> bucket.find(filter).into(new ArrayList<>()));
  }

  private synchronized void index() {
    if (!indexed) {
      indexes.run();
      indexed = true;
    }
  }

  private static <T> T tried(Supplier<T> work) throws IOException {
    try {
      return work.get();
    } catch (MongoException e) {
      throw failed(e);
    }
  }

  private static IOException failed(MongoException e) {
    return new IOException("the store of weights in MongoDB failed: " + e.getMessage(), e);
  }
}
